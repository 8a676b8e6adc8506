/* The yardstick beside which the filter is measured: the least that a libmilter filter which replaces bodies can do. It
 * gathers the body of each message and sends the same bytes back, answering the same steps as ours and no others.
 *
 *     yardstick SOCKET        unix:/path or inet:PORT@HOST */
#include <libmilter/mfapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
    unsigned char *bytes;
    size_t count, capacity;
};

static sfsistat negotiate(SMFICTX *context, unsigned long actions, unsigned long steps, unsigned long unused1,
                          unsigned long unused2, unsigned long *wanted_actions, unsigned long *wanted_steps,
                          unsigned long *more, unsigned long *even_more) {
    *wanted_actions = SMFIF_ADDHDRS | SMFIF_CHGHDRS | SMFIF_CHGBODY;
    *wanted_steps = SMFIP_NR_CONN | SMFIP_NR_MAIL | SMFIP_NR_RCPT | SMFIP_NR_HDR | SMFIP_NR_BODY
                    | (steps & (SMFIP_NOHELO | SMFIP_NODATA | SMFIP_NOUNKNOWN | SMFIP_HDR_LEADSPC));
    *more = *even_more = 0;
    struct message *message = calloc(1, sizeof *message);
    return message && smfi_setpriv(context, message) == MI_SUCCESS ? SMFIS_CONTINUE : SMFIS_REJECT;
}

static sfsistat connected(SMFICTX *context, char *host, struct sockaddr *address) { return SMFIS_NOREPLY; }
static sfsistat recipient(SMFICTX *context, char **arguments) { return SMFIS_NOREPLY; }
static sfsistat header(SMFICTX *context, char *name, char *value) { return SMFIS_NOREPLY; }
static sfsistat end_of_headers(SMFICTX *context) { return SMFIS_CONTINUE; }

static sfsistat sender(SMFICTX *context, char **arguments) {
    ((struct message *)smfi_getpriv(context))->count = 0;
    return SMFIS_NOREPLY;
}

static sfsistat body(SMFICTX *context, unsigned char *chunk, size_t count) {
    struct message *message = smfi_getpriv(context);
    if (message->count + count > message->capacity) {
        message->capacity = 2 * (message->count + count);
        message->bytes = realloc(message->bytes, message->capacity);
        if (!message->bytes) abort();
    }
    memcpy(message->bytes + message->count, chunk, count);
    message->count += count;
    return SMFIS_NOREPLY;
}

static sfsistat end_of_message(SMFICTX *context) {
    struct message *message = smfi_getpriv(context);
    return smfi_replacebody(context, message->bytes, message->count) == MI_SUCCESS ? SMFIS_ACCEPT : SMFIS_TEMPFAIL;
}

static sfsistat closed(SMFICTX *context) {
    struct message *message = smfi_getpriv(context);
    if (message) free(message->bytes);
    free(message);
    smfi_setpriv(context, NULL);
    return SMFIS_CONTINUE;
}

int main(int count, char **arguments) {
    struct smfiDesc filter = {
        .xxfi_name = "yardstick", .xxfi_version = SMFI_VERSION, .xxfi_negotiate = negotiate,
        .xxfi_connect = connected, .xxfi_envfrom = sender, .xxfi_envrcpt = recipient, .xxfi_header = header,
        .xxfi_eoh = end_of_headers, .xxfi_body = body, .xxfi_eom = end_of_message, .xxfi_close = closed,
    };
    if (count != 2 || smfi_register(filter) != MI_SUCCESS || smfi_setconn(arguments[1]) != MI_SUCCESS
        || smfi_setbacklog(1024) != MI_SUCCESS || smfi_opensocket(1) != MI_SUCCESS) {
        fprintf(stderr, "usage: yardstick SOCKET\n");
        return 64;
    }
    return smfi_main() == MI_SUCCESS ? 0 : 70;
}
