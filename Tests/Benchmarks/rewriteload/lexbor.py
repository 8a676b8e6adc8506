# Parses HTML documents with lexbor again and again, on one core, and says how many megabytes a second: lexbor.py SECONDS FILE...

import sys
import time
from selectolax.lexbor import LexborHTMLParser

documents = [open(path, "rb").read() for path in sys.argv[2:]]
size = sum(map(len, documents))
start = time.perf_counter()
rounds = 0
while time.perf_counter() - start < float(sys.argv[1]):
    for document in documents:
        LexborHTMLParser(document)
    rounds += 1
print(f"{rounds * size / 1e6 / (time.perf_counter() - start):.0f} MB/s")
