import { useState } from 'react';
import type { Board } from '../../../../shared/board/board.ts';
import { feedPath } from '../../../../shared/protocol/links.ts';
import type { FeedList } from '../../../../shared/protocol/replies.ts';
import { ownersOf } from '../../../../shared/register/ownersOf.ts';
import { useCommands } from '../../../commands/commands.ts';
import { fetchFeeds } from '../../../connection/programRequests.ts';
import { useRecords } from '../../../documents/records.ts';
import { useBoard, useMe, usePeople } from '../../../documents/workshop.ts';
import { Confirm } from '../../../frame/Confirm.tsx';
import { useFormat, useText } from '../../../text/useText.ts';
import { Button } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { LinkRow } from './LinkRow.tsx';
import { useList } from './useList.ts';
import styles from './access.module.css';

const wholeBoard = (board: Board): Board => board;

type Feed = FeedList['feeds'][number];

/** Feeds for calendar programs: of everything, and of one owner (SPEC TL2a). */
export function CalendarFeeds() {
  const text = useText('programs');
  const { list, failed, reload } = useList(fetchFeeds);
  const { makeFeed } = useCommands();
  const [notMade, setNotMade] = useState(false);
  const feeds = list?.feeds ?? [];
  const make = async (owner?: string): Promise<void> => {
    const reply = await makeFeed(owner === undefined ? {} : { owner });
    setNotMade(!reply.ok);
    if (reply.ok) await reload();
  };
  const ofAll = feeds.filter(({ owner }) => owner === null);
  return (
    <section className={styles.part} id="calendar-feeds">
      <div className={styles.head}>
        <h3>{text.feeds.title}</h3>
        <p>{text.feeds.hint}</p>
      </div>
      <ul className={styles.rows}>
        {ofAll.map((feed) => (
          <FeedRow key={feed.feedId} feed={feed} onChanged={reload} />
        ))}
        {list !== null && ofAll.length === 0 && (
          <LinkRow
            name={text.feeds.everything}
            actions={
              <Button size="small" aria-label={text.feeds.makeLabel} onClick={() => void make()}>
                {text.feeds.make}
              </Button>
            }
          >
            <p>{text.feeds.none}</p>
          </LinkRow>
        )}
        {feeds
          .filter(({ owner }) => owner !== null)
          .map((feed) => (
            <FeedRow key={feed.feedId} feed={feed} onChanged={reload} />
          ))}
        {list !== null && <OwnerChoice feeds={feeds} onMake={make} />}
        {(failed || notMade) && (
          <li role="alert" className={styles.failed}>
            {text.failed}{' '}
            <Button size="small" onClick={() => void reload()}>
              {text.retry}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

function OwnerChoice({ feeds, onMake }: { feeds: readonly Feed[]; onMake: (owner: string) => Promise<void> }) {
  const text = useText('programs').feeds;
  const [owner, setOwner] = useState('');
  const owners = ownersOf(useBoard(wholeBoard), useRecords(), usePeople()).filter(
    ({ name }) => !feeds.some((feed) => feed.owner === name),
  );
  if (owners.length === 0) return null;
  return (
    <li>
      <form
        className={styles.give}
        aria-label={text.perOwner}
        onSubmit={(event) => {
          event.preventDefault();
          if (owner !== '') void onMake(owner).then(() => setOwner(''));
        }}
      >
        <SelectField
          label={text.owner}
          value={owner}
          options={[
            { value: '', label: text.chooseOwner },
            ...owners.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={setOwner}
        />
        <Button size="small" type="submit" disabled={owner === ''} aria-label={text.makeFor(owner)}>
          {text.make}
        </Button>
      </form>
    </li>
  );
}

function FeedRow({ feed, onChanged }: { feed: Feed; onChanged: () => Promise<void> }) {
  const all = useText('programs');
  const text = all.feeds;
  const { formatDate } = useFormat();
  const { participantId, isFacilitator } = useMe();
  const maker = usePeople()[feed.madeBy]?.name ?? text.someone;
  const { revokeFeed } = useCommands();
  const [isRevoking, setIsRevoking] = useState(false);
  const name = feed.owner ?? text.everything;
  const https = window.location.origin + feedPath(feed.secret);
  const webcal = https.replace(/^https?:/, 'webcal:');
  return (
    <LinkRow
      name={name}
      isTall
      actions={
        <>
          <CopyButton text={webcal} label={all.copy} />
          <CopyButton text={https} label={text.copyWeb} />
          {(isFacilitator || feed.madeBy === participantId) && (
            <Button
              size="small"
              variant="quiet"
              aria-label={text.revokeLabel(name)}
              onClick={() => setIsRevoking(true)}
            >
              {all.revoke}
            </Button>
          )}
        </>
      }
    >
      <code>{webcal}</code>
      <p>{text.madeBy(maker, formatDate(feed.madeOn))}</p>
      <Confirm
        open={isRevoking}
        danger
        title={text.revokeTitle}
        confirm={text.revokeConfirm}
        onConfirm={async () => {
          if ((await revokeFeed({ feedId: feed.feedId })).ok) await onChanged();
        }}
        onClose={() => setIsRevoking(false)}
      >
        <p>{text.revokeText}</p>
      </Confirm>
    </LinkRow>
  );
}
