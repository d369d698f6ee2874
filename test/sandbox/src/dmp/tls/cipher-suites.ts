/** Cipher suites the DMP offers to practice software, OpenSSL names (dmp-transactions 8, list of July 2025). */
export const CIPHER_SUITES = [
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-SHA384',
] as const;
