/* What the host itself has to say: a text file, service-host.log, kept small. */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "layout.h"

void say(const wchar_t *format, ...);

#endif
