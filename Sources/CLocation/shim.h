// libloc (Debian: libloc-dev): Debian's own database of countries, libloc-database.
#include <libloc/libloc.h>
#include <libloc/database.h>
#include <libloc/network.h>
