// libmilter (Debian: libmilter-dev), the mail filter interface of Sendmail and Postfix.
#include <libmilter/mfapi.h>
