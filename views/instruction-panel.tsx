/** What a project asks of its annotators, in the margin of their work. The HTML was sanitized when it was saved. */
import { Cleaned } from './ui/cleaned.tsx';

/** `open`: shown at once, because the project wants it read before labeling and this person has answered nothing yet. */
export function InstructionPanel({ instruction, open }: { instruction: string; open: boolean }) {
  if (!instruction.trim()) return <></>;
  return (
    <details class="instruction" open={open}>
      <summary class="instruction__title">Instruction</summary>
      <div class="instruction__text">
        <Cleaned html={instruction} />
      </div>
    </details>
  );
}
