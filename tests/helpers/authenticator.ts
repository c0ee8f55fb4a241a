/** A device with a passkey, in software: real keys, real signatures, as a browser hands its answers over. */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";

export interface Device {
  /** The page that asks it. */
  origin: string;
  /** It has verified who holds it, by a finger or a PIN. */
  verifies: boolean;
  /** How many signatures it says it has made; undefined where it does not count. */
  counter: number | undefined;
  create(options: PublicKeyCredentialCreationOptionsJSON): RegistrationResponseJSON;
  sign(options: Pick<PublicKeyCredentialRequestOptionsJSON, "challenge">): AuthenticationResponseJSON;
}

type Cbor = number | string | Buffer | Map<Cbor, Cbor>;

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

/** As much of CBOR (RFC 8949) as a passkey needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, of]) => [cbor(key), cbor(of)])]);
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest();
const base64url = (bytes: Buffer) => bytes.toString("base64url");

const present = 1;
const verified = 4;
const withKey = 64;

/** A new device that holds one key for a site. */
export function device(origin = "http://svod.test"): Device {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" });
  const coordinate = (of: string | undefined) => Buffer.from(of ?? "", "base64url");
  // COSE: kty EC2, alg ES256, crv P-256.
  const cose = new Map<Cbor, Cbor>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, coordinate(x)],
    [-3, coordinate(y)],
  ]);
  const credentialId = randomBytes(32);
  const id = base64url(credentialId);

  function clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: made.origin, crossOrigin: false }));
  }

  function authenticatorData(flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(made.counter ?? 0);
    const all = flags | present | (made.verifies ? verified : 0);
    return Buffer.concat([sha256(new URL(made.origin).hostname), Buffer.from([all]), count]);
  }

  const made: Device = {
    origin,
    verifies: true,
    counter: 0,
    create({ challenge }) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const authData = Buffer.concat([authenticatorData(withKey), Buffer.alloc(16), length, credentialId, cbor(cose)]);
      const attestation = new Map<Cbor, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map<Cbor, Cbor>()],
        ["authData", authData],
      ]);
      return {
        ...{ id, rawId: id, type: "public-key", clientExtensionResults: {} },
        response: {
          clientDataJSON: base64url(clientData("webauthn.create", challenge)),
          attestationObject: base64url(cbor(attestation)),
          transports: ["internal"],
        },
      };
    },
    sign({ challenge }) {
      if (made.counter !== undefined) made.counter++;
      const client = clientData("webauthn.get", challenge);
      const data = authenticatorData(0);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      return {
        ...{ id, rawId: id, type: "public-key", clientExtensionResults: {} },
        response: {
          ...{ clientDataJSON: base64url(client), authenticatorData: base64url(data) },
          signature: base64url(signature),
        },
      };
    },
  };
  return made;
}
