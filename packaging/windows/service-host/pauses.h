/* How long to wait before a server that ended by itself is started again. Pure: tested on any system. */
#ifndef PAUSES_H
#define PAUSES_H

#define FIRST_PAUSE_MS 1000UL
#define LONGEST_PAUSE_MS 60000UL
/* A server that ran this long was well: its next end is a first one. */
#define WELL_AFTER_MS 60000ULL

static inline unsigned long next_pause(unsigned long last, unsigned long long ran) {
  if (last == 0 || ran >= WELL_AFTER_MS) return FIRST_PAUSE_MS;
  return last * 2 > LONGEST_PAUSE_MS ? LONGEST_PAUSE_MS : last * 2;
}

#endif
