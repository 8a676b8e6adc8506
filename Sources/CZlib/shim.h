// zlib (Debian: zlib1g-dev): the gzip format of RFC 1952. Its initialisers are macros, which Swift can't call.
#include <zlib.h>

// 15 bits of window, the most; 16 more say gzip and not zlib framing; 8 is zlib's usual memory level.
static inline int backstamp_deflate_init_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

static inline int backstamp_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
