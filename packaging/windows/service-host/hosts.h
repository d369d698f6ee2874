/* The vendor's name of the connector, which applications address, must lead to the loopback address. */
#ifndef HOSTS_H
#define HOSTS_H

/* Adds a line to the hosts file unless the name leads there already. */
int add_hosts_line(void);

/* Takes away the line that was added, and nothing else. */
int remove_hosts_line(void);

#endif
