/** Starts the server from the environment; SIGTERM and SIGINT drain it. */
import { readConfig } from "./config.ts";
import { start } from "./index.ts";
import { explain } from "./ops/command-line.ts";

try {
  const running = await start(readConfig(process.env));
  running.ground.log.info(`Свод открыт: ${running.url}`);
  const drain = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once("SIGTERM", drain);
  process.once("SIGINT", drain);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
