// libmaxminddb (Debian: libmaxminddb-dev): databases of places in MaxMind's format.
#include <maxminddb.h>
