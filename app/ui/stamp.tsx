/** The stamp of a block signed by all; the list of signatures always stands beside it in words. */
export function Stamp({ word, below }: { word: string; below: readonly string[] }) {
  return (
    <div className="stamp" role="img" aria-label={[word, ...below].join(", ")}>
      <svg className="vh" aria-hidden="true">
        <filter id="ink" x="-5%" y="-5%" width="110%" height="110%">
          <feTurbulence type="fractalNoise" baseFrequency=".9" numOctaves="2" seed="7" result="n" />
          <feDisplacementMap in="SourceGraphic" in2="n" scale="1.1" result="d" />
          <feTurbulence type="fractalNoise" baseFrequency=".035" numOctaves="3" seed="11" result="w" />
          <feColorMatrix in="w" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -1.1 1.62" result="m" />
          <feComposite in="d" in2="m" operator="in" />
        </filter>
      </svg>
      <span className="stamp-t">{word}</span>
      <span className="stamp-b">
        {below.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
    </div>
  );
}
