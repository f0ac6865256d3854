/** Said in a page whose session has ended, in the place for what just happened. */
import { paths } from '#app/core/paths.ts';
import { outOfBand } from '../hx.ts';
import { Icon } from './icon.tsx';

/** All of an answer: the part that was asked for stays. Morphs, so that a page which asks again and again says it once. */
export function SignedOut() {
  return (
    <div id="flash" class="flash-region" role="status" {...outOfBand('morph')}>
      <div class="flash flash--warning flash--standing" data-signed-out>
        <Icon name="warning" />
        <p class="flash__text">
          You are signed out.{' '}
          <a href={paths.signIn} target="_blank">
            Sign in on another page
          </a>
          ; what you write here stays.
        </p>
      </div>
    </div>
  );
}
