/* What runs when the service manager starts this program. */
#ifndef SERVICE_H
#define SERVICE_H

/* Returns when the service is stopped; an exit code. */
int run_service(void);

#endif
