#ifndef MANAGED_CONTACT_CEPOLL_H
#define MANAGED_CONTACT_CEPOLL_H
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* Swift's own modules for the system leave epoll and malloc.h out, and its struct is packed on some machines: these pass plain numbers. */

/* Lets the system have what the C library keeps of memory that was given back to it. */
static inline void mc_return_memory(void) { malloc_trim(0); }

static inline int mc_epoll_make(void) { return epoll_create1(EPOLL_CLOEXEC); }

static inline int mc_bell_make(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static inline void mc_bell_ring(int bell) {
  uint64_t one = 1;
  /* Fails only when it has been rung so often that it cannot be missed. */
  if (write(bell, &one, sizeof one) < 0) return;
}

static inline void mc_bell_silence(int bell) {
  uint64_t rung;
  if (read(bell, &rung, sizeof rung) < 0) return;
}

/* Reports each change of the descriptor once, under that tag. */
static inline int mc_epoll_add(int epoll, int descriptor, uint64_t tag) {
  struct epoll_event event = {0};
  event.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
  event.data.u64 = tag;
  return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

enum { mc_epoll_most = 64 };

struct mc_epoll_news {
  uint64_t tag;
  int has_ended;
};

/* Waits, and fills at most mc_epoll_most; the count, 0 also when a signal came in between. */
static inline int mc_epoll_wait(int epoll, struct mc_epoll_news *news, int milliseconds) {
  struct epoll_event events[mc_epoll_most];
  int count = epoll_wait(epoll, events, mc_epoll_most, milliseconds);
  for (int index = 0; index < count; index++) {
    news[index].tag = events[index].data.u64;
    news[index].has_ended = (events[index].events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0;
  }
  return count < 0 ? 0 : count;
}

#endif
