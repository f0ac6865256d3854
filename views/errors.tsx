/** Pages for what did not work: what happened, why, what to do. What was asked is never repeated in them (T17). */
import type { Child } from 'hono/jsx';
import { paths } from '#app/core/paths.ts';
import { useFrame } from './frame.ts';
import { Bare, Page } from './layout.tsx';
import { ButtonLink, Buttons } from './ui/button.tsx';
import { Code } from './ui/code.tsx';
import { plural } from './ui/number.tsx';

/** Signed-in people keep their running head; others see a sheet. */
function Fault({ title, children, action }: { title: string; children: Child; action?: Child }) {
  const { user } = useFrame();
  const wayOut = (
    <Buttons>
      {action ?? (
        <ButtonLink href={paths.home} look="primary">
          {user ? 'Go to your projects' : 'Go to the start'}
        </ButtonLink>
      )}
    </Buttons>
  );
  if (!user)
    return (
      <Bare title={title}>
        {children}
        {wayOut}
      </Bare>
    );
  return (
    <Page title={title}>
      <div class="fault">
        {children}
        {wayOut}
      </div>
    </Page>
  );
}

/** For what is missing and for what one may not see: the two look alike. */
export const NotFound = () => (
  <Fault title="There is nothing here">
    <p>
      The address may be mistyped, or what was here has been deleted, or it is not shared with you. If somebody sent you the link, ask them to add you
      to the project.
    </p>
  </Fault>
);

export const Forbidden = ({ text }: { text?: string }) => (
  <Fault title="Your role does not allow this">
    <p>{text ?? 'Nothing was changed. A manager of the project or an administrator can do it for you, or change your role.'}</p>
  </Fault>
);

/** Something stands in the way as things are now: somebody else was faster, or a rule protects what would be lost. */
export const Conflict = ({ text }: { text?: string }) => (
  <Fault title="This cannot be done as things are">
    <p>
      {text ??
        'Somebody has changed this meanwhile. Nothing of theirs was overwritten. Look at the current state and do it again if it still makes sense.'}
    </p>
  </Fault>
);

export const BadRequest = ({ text }: { text?: string }) => (
  <Fault title="That could not be read">
    <p>{text ?? 'The request was incomplete or not in a form that Gloss knows. Go back, reload the page and try again.'}</p>
  </Fault>
);

/** `seconds` until it is worth trying again. */
export const TooMany = ({ seconds }: { seconds?: number }) => (
  <Fault title="Too many attempts">
    <p>To keep guessing out, this is slowed down. {seconds ? `Try again in ${plural(seconds, 'second')}.` : 'Wait a moment and try again.'}</p>
  </Fault>
);

/** The database is not there, which passes. */
export const Away = () => (
  <Fault title="The database does not answer">
    <p>
      This is mostly over within seconds: wait a moment, then load the page again. If you had just sent something, look first whether it is there.
    </p>
    <p>If it lasts, tell the person who runs this server.</p>
  </Fault>
);

/** A fault of ours. The id is in the server's log. */
export const Broken = ({ requestId }: { requestId: string }) => (
  <Fault title="Something broke on our side">
    <p>Your request was not carried out. Try once more; if it happens again, tell the person who runs this server and give them this number:</p>
    <p>
      <Code>{requestId}</Code>
    </p>
  </Fault>
);
