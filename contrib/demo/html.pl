#!/usr/bin/perl
# Prints the HTML of a mail with its transfer encoding undone, as a mail program would see it. perl-base suffices.
use strict;
use warnings;

local $/;
my $mail = <STDIN>;
$mail =~ s/\r\n/\n/g;

# The header block that announces HTML: the message's own, or a part's.
$mail =~ /^Content-Type:\s*text\/html/mi or exit 1;
my $start = rindex($mail, "\n\n", $-[0]);
my $entity = substr($mail, $start < 0 ? 0 : $start + 2);
my ($header, $body) = split /\n\n/, $entity, 2;
$body =~ s/\n--=_.*//s if $start >= 0;

if ($header =~ /^Content-Transfer-Encoding:\s*quoted-printable/mi) {
    $body =~ s/[ \t]*=\n//g;
    $body =~ s/=([0-9A-F]{2})/chr hex $1/gei;
} elsif ($header =~ /^Content-Transfer-Encoding:\s*base64/mi) {
    $body =~ tr#A-Za-z0-9+/##cd;
    $body =~ tr#A-Za-z0-9+/# -_#;
    $body = join '', map { unpack 'u', chr(32 + length($_) * 3 / 4) . $_ } $body =~ /(.{1,60})/g;
}
print $body;
