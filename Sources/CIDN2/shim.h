// libidn2 (Debian: libidn2-dev): names of hosts beyond ASCII (IDNA 2008, UTS 46).
#include <idn2.h>
