/** Starts the server from the environment; SIGTERM and SIGINT drain it. */
import { ContentError } from "../content/templates/load.ts";
import { ConfigError, readConfig } from "./config.ts";
import { start } from "./index.ts";

try {
  const running = await start(readConfig(process.env));
  running.ground.log.info(`Свод открыт: ${running.url}`);
  const drain = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", drain);
  process.once("SIGINT", drain);
} catch (error) {
  const expected = error instanceof ConfigError || error instanceof ContentError;
  process.stderr.write(`${expected ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(1);
}
