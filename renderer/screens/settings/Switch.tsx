import { Switch as Base } from '@base-ui/react/switch';

/** On or off. The knob's place tells it, not the colour alone. */
export function Switch({
  label,
  checked,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <Base.Root
      aria-label={label}
      checked={checked}
      onCheckedChange={onChange}
      className="relative inline-flex h-6 w-10 items-center rounded-full border border-edge bg-subtle px-0.5 data-checked:border-accent data-checked:bg-accent"
    >
      <Base.Thumb className="size-4 rounded-full bg-ink-2 transition-transform duration-(--t-fast) data-checked:translate-x-4.5 data-checked:bg-on-accent" />
    </Base.Root>
  );
}
