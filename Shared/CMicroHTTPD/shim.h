#ifndef MANAGED_CONTACT_CMICROHTTPD_H
#define MANAGED_CONTACT_CMICROHTTPD_H
#include <microhttpd.h>
#include <sys/socket.h>

/* Swift imports no function with a variable number of arguments: each one that is needed has a plain one here. */

struct mc_limits {
  unsigned int threads;
  unsigned int connections;
  unsigned int inactivity_seconds;
  size_t connection_memory;
};

static inline struct MHD_Daemon *mc_start(
    struct mc_limits limits, void *closure, MHD_AccessHandlerCallback access,
    void *(*target)(void *, const char *, struct MHD_Connection *), MHD_RequestCompletedCallback completed,
    MHD_NotifyConnectionCallback connection) {
  unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC;
  return MHD_start_daemon(
      flags, 0, NULL, NULL, access, closure,
      MHD_OPTION_THREAD_POOL_SIZE, limits.threads,
      MHD_OPTION_CONNECTION_LIMIT, limits.connections,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.connection_memory,
      MHD_OPTION_CONNECTION_TIMEOUT, limits.inactivity_seconds,
      MHD_OPTION_STRICT_FOR_CLIENT, 1,
      MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
      MHD_OPTION_URI_LOG_CALLBACK, target, closure,
      MHD_OPTION_NOTIFY_COMPLETED, completed, closure,
      MHD_OPTION_NOTIFY_CONNECTION, connection, closure,
      MHD_OPTION_END);
}

static inline int mc_descriptor(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

static inline void *mc_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : NULL;
}

#endif
