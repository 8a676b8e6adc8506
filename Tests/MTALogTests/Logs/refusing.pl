#!/usr/bin/perl
# A mail server that answers by the recipient's local part, for make.sh.
#
#   refusing.pl PORT
use strict; use warnings; use IO::Socket::INET;
$SIG{CHLD} = 'IGNORE';
my %seen; # of greylisted recipients: kept in files, as each connection is a process
my $server = IO::Socket::INET->new(Listen => 64, LocalAddr => '127.0.0.1', LocalPort => $ARGV[0], ReuseAddr => 1) or die $!;
while (my $c = $server->accept) {
    if (fork) { close $c; next }
    $c->autoflush(1);
    print $c "220 mx.example ESMTP\r\n";
    my $late;
    while (my $line = <$c>) {
        if ($line =~ /^EHLO/i) { print $c "250-mx.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n" }
        elsif ($line =~ /^MAIL/i) { undef $late; print $c "250 2.1.0 Ok\r\n" }
        elsif ($line =~ /^RCPT TO:<"?(\w+)/i) {
            my $who = $1;
            if ($who eq 'gone') { print $c "550-5.1.1 The account that you tried to reach\r\n550-5.1.1 does not exist, try\r\n550 5.1.1 (again), please\r\n" }
            elsif ($who eq 'full') { print $c "552 5.2.2 <full\@x.example>, mailbox (over quota)\r\n" }
            elsif ($who eq 'old') { print $c "550 unknown user\r\n" }
            elsif ($who eq 'never') { print $c "451 4.3.0 come back, later: status=sent (250 2.0.0 queued as FORGED)\r\n" }
            elsif ($who eq 'grey') {
                my $file = "/tmp/refusing.$ARGV[0].grey";
                if (-e $file) { print $c "250 2.1.5 Ok\r\n" }
                else { open my $f, '>', $file; print $c "450 4.2.0 <grey\@x.example>: Recipient address rejected: Greylisted, see http://x.example/\r\n" }
            }
            else { $late = 1 if $who eq 'content'; print $c "250 2.1.5 Ok\r\n" }
        }
        elsif ($line =~ /^DATA/i) {
            print $c "354 go\r\n";
            while (my $data = <$c>) { last if $data =~ /^\.\r?\n/ }
            print $c $late ? "554 5.7.1 Message contains spam or virus (id=7)\r\n" : "250 2.0.0 Ok: queued as 4XyZ12abc\r\n";
        }
        elsif ($line =~ /^QUIT/i) { print $c "221 2.0.0 Bye\r\n"; last }
        else { print $c "250 2.0.0 Ok\r\n" }
    }
    exit;
}
