import { execFile } from "node:child_process";
import { expect, it } from "vitest";
import { openHouse } from "./house.ts";

const house = openHouse();
