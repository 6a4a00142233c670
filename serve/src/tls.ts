import { readFileSync, unwatchFile, watchFile } from "node:fs";
import type { Server } from "node:http";
import { Server as TlsServer } from "node:https";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import type { Logger } from "pino";
import { SettingsError } from "./errors.js";

/** Where the certificate (with its chain) and its private key are, as PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/**
 * Reads a certificate and its key.
 * @throws SettingsError where a file cannot be read or the two do not belong together
 */
export function readTls({ cert, key }: TlsFiles): SecureContextOptions {
  try {
    const context: SecureContextOptions = { cert: readFileSync(cert), key: readFileSync(key), minVersion: "TLSv1.2" };
    createSecureContext(context);
    return context;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`ZOO_TLS_CERT, ZOO_TLS_KEY: expected a PEM certificate and its key: ${reason}`);
  }
}

/**
 * Takes the certificate anew when one of the files changes: new connections get the new one. Where the two do not
 * belong together, as while they are being replaced, the old one stays. Files are asked for their time, which also
 * sees a link that is turned to another folder.
 * @returns a function that ends it
 */
export function watchTls(server: Server, files: TlsFiles, logger: Logger, everyMs = 2_000): () => void {
  if (!(server instanceof TlsServer)) throw new Error("expected a server that speaks HTTPS");
  const reload = () => {
    try {
      server.setSecureContext(readTls(files));
      logger.info("the certificate was taken anew");
    } catch (error) {
      logger.warn({ err: error }, "the certificate has changed and cannot be used; the old one stays");
    }
  };
  const paths = [files.cert, files.key];
  for (const path of paths) watchFile(path, { interval: everyMs, persistent: false }, reload);
  return () => {
    for (const path of paths) unwatchFile(path, reload);
  };
}
