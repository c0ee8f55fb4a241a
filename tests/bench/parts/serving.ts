/** What benches ask of a server: a page as it is, and the CPU it has cost. */

/** CPU seconds of all threads of the server since its start, as its own metrics tell. */
export async function cpuSeconds(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1]);
}

/** Reads a page without compression: that is paid for the line, not for the page. */
export async function readPage(url: string, cookie: string): Promise<string> {
  return (await fetch(url, { headers: { cookie, "accept-encoding": "identity" } })).text();
}
