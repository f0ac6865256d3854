/** Our sign: lines of a text, one of them marked, and the note beside it. */
export function Mark() {
  return (
    <svg class="mark" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path class="mark__pen" d="M1.5 8.2h13.2v5.2H1z" />
      <path class="mark__ink" d="M2.5 5h11M2.5 10.8h11M2.5 16.6h11M2.5 20.5h6" />
      <path class="mark__note" d="M17.5 3.5v17M20.5 8.5c1.6.7 1.6 3.9 0 4.6" />
    </svg>
  );
}
