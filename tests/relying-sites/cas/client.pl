#!/usr/bin/perl
# Authen::CAS::Client as it comes: `client.pl BASE SERVICE METHOD [TICKET...]` says where it sends people, and what came of each ticket.
use strict;
use warnings;
use Authen::CAS::Client;

my ($base, $service, $method, @tickets) = @ARGV;
my $cas = Authen::CAS::Client->new($base);
my $quoted = sub { my $text = shift // ""; $text =~ s/(["\\])/\\$1/g; $text =~ s/[\x00-\x1f]/ /g; "\"$text\"" };
my @answers = map {
    my $answer = $cas->$method($service, $_);
    my $code = $answer->can("code") ? $answer->code : "";
    "{\"ok\":" . ($answer->is_success ? "true" : "false") . ",\"user\":" . $quoted->($answer->is_success ? $answer->user : "") . ",\"code\":" . $quoted->($code) . "}"
} @tickets;
print "{\"login\":", $quoted->($cas->login_url($service)), ",\"renew\":", $quoted->($cas->login_url($service, renew => 1)),
    ",\"logout\":", $quoted->($cas->logout_url(url => $service)), ",\"answers\":[", join(",", @answers), "]}\n";
