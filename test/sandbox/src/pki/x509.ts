/**
 * `@peculiar/x509`, loaded after the metadata API that its container of algorithms needs. Everything here imports it
 * through this file, so that the order never depends on who comes first.
 */
import 'reflect-metadata';

export * from '@peculiar/x509';
