import { useState } from 'react';
import type { LinkRight } from '../../../../shared/people/capability.ts';
import { linkRights } from '../../../../shared/people/capability.ts';
import { sharedLinkPath } from '../../../../shared/protocol/links.ts';
import type { Links } from '../../../../shared/protocol/replies.ts';
import { isoDateIn } from '../../../../shared/time.ts';
import { useCommands } from '../../../commands/commands.ts';
import { useMe, useNow, usePeople, useSession } from '../../../documents/workshop.ts';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Confirm } from '../../../frame/Confirm.tsx';
import { LinkRow, NewLink } from './LinkRow.tsx';
import { MakeLink } from './MakeLink.tsx';
import styles from './access.module.css';

type SharedLink = Links['links'][number];
type SharedLinksProps = { links: readonly SharedLink[]; onChanged: () => Promise<void> };
/** The links made while the dialog is open: those to check and edit are shown now and never again. */
type Made = { readonly [R in LinkRight]?: string };

/** The links to read, check and edit. Only the facilitator makes and revokes them; everyone sees the one to read. */
export function SharedLinks({ links, onChanged }: SharedLinksProps) {
  const text = useText('access').share;
  const { isFacilitator } = useMe();
  const facilitator = usePeople()[useSession(({ lead }) => lead.facilitatorId)]?.name ?? '';
  const [made, setMade] = useState<Made>({});
  const rights = linkRights.filter((right) => isFacilitator || right === 'read');
  const find = (right: LinkRight) => links.find(({ may }) => may === right);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h3>{text.links}</h3>
        <p>{isFacilitator ? text.linksHint : text.askForMore(facilitator)}</p>
      </div>
      <ul className={styles.rows}>
        {rights.map((right) => (
          <SharedLinkRow
            key={right}
            right={right}
            link={find(right)}
            made={made[right]}
            onMade={(link) => {
              setMade({ ...made, [right]: link });
              void onChanged();
            }}
            onRevoked={() => {
              const { [right]: _gone, ...others } = made;
              setMade(others);
              void onChanged();
            }}
          />
        ))}
        {!isFacilitator && find('read') === undefined && <li>{text.askForRead(facilitator)}</li>}
      </ul>
    </section>
  );
}

type RowProps = {
  right: LinkRight;
  link: SharedLink | undefined;
  made: string | undefined;
  onMade: (link: string) => void;
  onRevoked: () => void;
};

function SharedLinkRow({ right, link, made, onMade, onRevoked }: RowProps) {
  const text = useText('access').share;
  const { formatDate } = useFormat();
  const { isFacilitator } = useMe();
  const workshop = useSession((session) => session.workshop);
  const today = isoDateIn(workshop.timeZone ?? 'UTC', useNow(60_000));
  const { revokeLink } = useCommands();
  const [isMaking, setIsMaking] = useState(false);
  const [isRevoking, setIsRevoking] = useState(false);
  const name = text.rights[right];
  if (link === undefined && !isFacilitator) return null;
  const address =
    link?.secret === undefined ? undefined : window.location.origin + sharedLinkPath(workshop.id, link.secret);
  const lastDay = (until: string | null): string =>
    until === null ? text.noLastDay : until < today ? text.ended(formatDate(until)) : text.until(formatDate(until));
  return (
    <>
      <LinkRow
        name={name}
        {...(link && { aside: lastDay(link.until) })}
        actions={
          link === undefined ? (
            !isMaking && (
              <Button size="small" aria-label={text.makeLabel(name)} onClick={() => setIsMaking(true)}>
                {text.make}
              </Button>
            )
          ) : (
            <>
              {address !== undefined && <CopyButton text={address} label={text.copy} />}
              {isFacilitator && !isMaking && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={text.replaceLabel(name)}
                  onClick={() => setIsMaking(true)}
                >
                  {text.replace}
                </Button>
              )}
              {isFacilitator && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={text.revokeLabel(name)}
                  onClick={() => setIsRevoking(true)}
                >
                  {text.revoke}
                </Button>
              )}
            </>
          )
        }
      >
        {address !== undefined && <code>{address.replace(/^https?:\/\//, '')}</code>}
        <p>
          {link === undefined && `${text.notMade} `}
          {link !== undefined && address === undefined && `${text.madeOn(formatDate(link.madeOn))} `}
          {text.allows[right]}
        </p>
        {link !== undefined && address === undefined && made === undefined && <p>{text.onceHidden}</p>}
      </LinkRow>
      {isMaking && (
        <MakeLink
          right={right}
          replaces={link !== undefined}
          today={today}
          onMade={(path) => {
            setIsMaking(false);
            onMade(path);
          }}
          onClose={() => setIsMaking(false)}
        />
      )}
      {made !== undefined && link !== undefined && address === undefined && (
        <li>
          <NewLink label={text.theLink[right]} link={made} copy={text.copy} hint={text.once} />
        </li>
      )}
      {link !== undefined && (
        <Confirm
          open={isRevoking}
          danger
          title={text.revokeTitle}
          confirm={text.revokeConfirm}
          onConfirm={async () => {
            if ((await revokeLink({ linkId: link.linkId })).ok) onRevoked();
          }}
          onClose={() => setIsRevoking(false)}
        >
          <p>{text.revokeText}</p>
        </Confirm>
      )}
    </>
  );
}
