const common = {
  width: '1em',
  height: '1em',
  viewBox: '0 0 16 16',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  'aria-hidden': true,
} as const;

export function CloseIcon() {
  return (
    <svg {...common}>
      <path d="M4 4l8 8M12 4l-8 8" />
    </svg>
  );
}

export function SlidersIcon() {
  return (
    <svg {...common}>
      <path d="M2 5h6M12 5h2M2 11h2M8 11h6" />
      <circle cx="10" cy="5" r="1.75" />
      <circle cx="6" cy="11" r="1.75" />
    </svg>
  );
}

export function SearchIcon() {
  return (
    <svg {...common}>
      <circle cx="7" cy="7" r="4.25" />
      <path d="M10.25 10.25L14 14" />
    </svg>
  );
}

export function TrashIcon() {
  return (
    <svg {...common}>
      <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5" />
    </svg>
  );
}

export function ChevronIcon() {
  return (
    <svg {...common}>
      <path d="M4.5 6.5L8 10l3.5-3.5" />
    </svg>
  );
}

export function MoreIcon() {
  return (
    <svg {...common} strokeWidth={2}>
      <path d="M3 8h.01M8 8h.01M13 8h.01" />
    </svg>
  );
}

export function PlusIcon() {
  return (
    <svg {...common}>
      <path d="M8 3v10M3 8h10" />
    </svg>
  );
}

export function BackIcon() {
  return (
    <svg {...common}>
      <path d="M6.5 3.5L3 7l3.5 3.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7" />
    </svg>
  );
}

export function CheckIcon() {
  return (
    <svg {...common} strokeWidth={2}>
      <path d="M3.5 8.5L6.5 11.5L12.5 4.5" />
    </svg>
  );
}

export function HelpIcon() {
  return (
    <svg {...common}>
      <path d="M5.25 5.75a2.75 2.75 0 1 1 4.1 2.4c-.9.5-1.35 1-1.35 2.1M8 13h.01" />
    </svg>
  );
}

export function LockIcon() {
  return (
    <svg {...common}>
      <rect x="3" y="7" width="10" height="7" rx="1.5" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </svg>
  );
}
