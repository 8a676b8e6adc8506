/* What the C library does for a program, counted: bytes copied, compared, searched and allocated, and the most that was
   allocated at a time. Linked into the program, whose functions these become; with -fno-builtin, or they would call
   themselves. */

#include <malloc.h>
#include <stddef.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static unsigned long handled, heap, peak;

unsigned long bytes_handled(void) { return handled; }
unsigned long bytes_of_heap(void) { return heap; }
unsigned long bytes_of_heap_at_most(void) { return peak; }
void forget_heap_at_most(void) { peak = heap; }

static void *taken(void *place)
{
    if (place) heap += malloc_usable_size(place);
    if (heap > peak) peak = heap;
    return place;
}

static void given_back(void *place)
{
    if (place) heap -= malloc_usable_size(place);
}

void *malloc(size_t size) { return taken(__libc_malloc(size)); }
void free(void *place) { given_back(place); __libc_free(place); }
void *aligned_alloc(size_t alignment, size_t size) { return taken(__libc_memalign(alignment, size)); }

void *calloc(size_t number, size_t size)
{
    handled += number * size;
    return taken(__libc_calloc(number, size));
}

void *realloc(void *old, size_t size)
{
    size_t before = old ? malloc_usable_size(old) : 0;
    void *place = __libc_realloc(old, size);
    if (!place) return place;
    handled += before < size ? before : size;
    heap -= before;
    return taken(place);
}

int posix_memalign(void **result, size_t alignment, size_t size)
{
    *result = taken(__libc_memalign(alignment, size));
    return *result ? 0 : 12;
}

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    handled += size;
    for (size_t i = 0; i < size; i++) ((char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memmove(void *to, const void *from, size_t size)
{
    handled += size;
    if ((char *)to < (const char *)from)
        for (size_t i = 0; i < size; i++) ((char *)to)[i] = ((const char *)from)[i];
    else
        for (size_t i = size; i > 0; i--) ((char *)to)[i - 1] = ((const char *)from)[i - 1];
    return to;
}

int memcmp(const void *one, const void *other, size_t size)
{
    const unsigned char *a = one, *b = other;
    size_t i = 0;
    while (i < size && a[i] == b[i]) i++;
    handled += i;
    return i < size ? a[i] - b[i] : 0;
}
