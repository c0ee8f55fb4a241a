/** The mark of the product: a vault. */
import { Link } from "@remix-run/react";

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M3.5 20V12a8.5 8.5 0 0 1 17 0v8M8 20v-8a4 4 0 0 1 8 0v8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.1"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The mark with the name, leading home. */
export function Brand({ name }: { name: string }) {
  return (
    <Link className="brand" to="/">
      <Logo />
      <span>{name}</span>
    </Link>
  );
}
