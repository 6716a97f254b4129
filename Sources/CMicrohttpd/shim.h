#include <microhttpd.h>
#include <netinet/in.h>

// Swift calls no variadic functions and sees no macros with casts.

static inline struct MHD_Daemon *gradus_start_daemon(
    const struct sockaddr_in *address, MHD_AccessHandlerCallback handle, void *context,
    MHD_RequestCompletedCallback completed) {
  return MHD_start_daemon(
      MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_ITC,
      ntohs(address->sin_port), NULL, NULL, handle, context,
      MHD_OPTION_SOCK_ADDR, (const struct sockaddr *)address,
      MHD_OPTION_NOTIFY_COMPLETED, completed, NULL,
      MHD_OPTION_CONNECTION_LIMIT, 128u, MHD_OPTION_CONNECTION_TIMEOUT, 120u, MHD_OPTION_END);
}

static inline uint16_t gradus_daemon_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == NULL ? 0 : info->port;
}

static const uint64_t gradus_size_unknown = MHD_SIZE_UNKNOWN;
static const ssize_t gradus_end_of_stream = MHD_CONTENT_READER_END_OF_STREAM;
static const enum MHD_Result gradus_no = MHD_NO;
static const enum MHD_Result gradus_yes = MHD_YES;
static const enum MHD_ValueKind gradus_header_kind = MHD_HEADER_KIND;
static const enum MHD_ResponseMemoryMode gradus_must_copy = MHD_RESPMEM_MUST_COPY;
