/** The mark: a rope led through a ring. Takes the accent; decorative unless `title` is given. */
export function LogoMark({ size = 24, title }: { size?: number; title?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="none"
      className="flex-none text-accent"
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
    >
      <path d="M3 23.5c6.2 0 7.6-3.4 10.2-7.5" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="16" cy="16" r="9.4" stroke="currentColor" strokeWidth="3.2" opacity="0.42" />
      <path
        d="M13.2 16C15.800 11.900 19 8.500 29 8.500"
        stroke="currentColor"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The mark with the name, for the sidebar and the sign-in page. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight text-ink">
      <LogoMark size={size} />
      Fairlead
    </span>
  );
}
