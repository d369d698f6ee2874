/*
 * In-process OpenSSL engine: lends a key of the table to the TLS of the Node process that loads this addon.
 *
 * When a handshake needs a private operation, the key's JavaScript function is called synchronously with the block to
 * sign. Handshakes run on the thread of the environment that made the secure context, so the call stays on the
 * JavaScript thread that registered the key; from any other thread it is refused.
 */
#ifndef CARD_ENGINE_H
#define CARD_ENGINE_H

#define CARD_ENGINE_ID "cps-card-key"

/* Registers the engine with OpenSSL, once; returns why it could not, or NULL. */
const char *card_engine_register(void);

#endif
