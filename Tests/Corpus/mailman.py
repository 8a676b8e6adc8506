# Reads the corpora's bounces with flufl.bounce (Mailman's) again and again, on one core, and says how many mails a second:
# mailman.py SECONDS. It says who failed, and of no one why. BACKSTAMP_CORPORA is where the corpora are.

import email
import json
import logging
import os
import sys
import time

from flufl.bounce import scan_message

logging.disable(logging.CRITICAL)
folder = os.path.join(os.environ["BACKSTAMP_CORPORA"], "bounces")
header = b"""From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: sender@example.com
Subject: Undelivered Mail Returned to Sender
Date: Mon, 1 Jan 2024 00:00:00 +0000
Content-Type: text/plain; charset=utf-8

"""
mails = []
for line in open(os.path.join(folder, "expected.jsonl")):
    entry = json.loads(line)
    mail = open(os.path.join(folder, entry["path"]), "rb").read()
    mails.append(header + mail if entry.get("bodyOnly") else mail)


def read(mail):
    try:
        return len(scan_message(email.message_from_bytes(mail)))
    except Exception:  # A detector stumbles over a mail without a From.
        return 0


def read_all():
    return sum(map(read, mails))


recipients = read_all()
start = time.perf_counter()
rounds = 0
while time.perf_counter() - start < float(sys.argv[1]):
    read_all()
    rounds += 1
print(f"{rounds * len(mails) / (time.perf_counter() - start):.0f} mails/s, {recipients} recipients")
