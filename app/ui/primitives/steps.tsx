/** "arrived" is the last step once it is reached: nothing comes after it. */
export type StepState = "done" | "current" | "arrived" | "next" | "stopped";
export type Step = { label: string; state: StepState };

const words: Record<StepState, string> = {
  done: "done",
  current: "now",
  arrived: "reached",
  next: "to come",
  stopped: "ended here",
};
const isHere = (state: StepState) => state === "current" || state === "arrived";

/** Where something stands on its way, from left to right. */
export function Steps({ label, steps }: { label: string; steps: readonly Step[] }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.label} data-state={step.state} aria-current={isHere(step.state) ? "step" : undefined}>
          <span>
            {step.label}
            <span className="sr-only"> ({words[step.state]})</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
