import type { Format } from '../../format.ts';
import type { RefusalTexts } from '../../refusals.ts';

/** Why the server did not do what was asked, and what to do instead. */
export function refusalsText({ list, number, plural }: Format) {
  const wait = (seconds: number): string =>
    seconds < 100
      ? plural(Math.max(1, seconds), {
          one: 'Wait # second, then try again.',
          other: 'Wait # seconds, then try again.',
        })
      : plural(Math.ceil(seconds / 60), {
          one: 'Wait # minute, then try again.',
          other: 'Wait # minutes, then try again.',
        });
  return {
    malformed: {
      shape: 'The server did not understand that. Reload the page, then try again.',
      sameCard: 'A card cannot be merged with itself.',
    },
    unknownToken: {
      seat: 'You are no longer signed in to this workshop. Join again with its code.',
      facilitatorLink: 'This facilitator link is no longer valid. Use the newest one.',
      link: 'This link is no longer valid. Ask for a new one.',
      key: 'This key is not known, or it was revoked.',
    },
    notAllowed: {
      capability: 'You can’t do this in this workshop.',
      removesFacilitator: 'The facilitator can’t be removed. Make someone else the facilitator first.',
      handOverFirst: 'Make someone else the facilitator before you leave.',
      deputyRole: 'An observer can’t be the deputy.',
      observerLeads: 'An observer can’t run the workshop.',
      otherSite: 'Another site asked for this. Open Forewarned itself.',
      notOwner: 'Only its owner can accept this.',
      notCarrier: 'Only the person who carries this change can accept it.',
    },
    createKeyNeeded: 'Creating a workshop on this server needs its key. Ask whoever runs it.',
    notFound: {
      address: 'There is nothing at this address.',
      file: 'There is no such file.',
    },
    unknownJoinCode: 'There is no workshop with this code.',
    meetingOver: 'The meeting is over, so nobody can join it. Ask someone who was there for a link to the register.',
    tooLarge: 'That is too much at once. Send less.',
    unknownHost: 'This server does not know its name in your address bar. Ask whoever runs it for the right link.',
    roomLocked: 'The workshop is locked. Ask the facilitator to unlock it.',
    tooManyAttempts: {
      workshops: ({ waitSeconds }) => `Too many workshops were created from your network. ${wait(waitSeconds)}`,
      joinCodes: ({ waitSeconds }) => `Too many wrong codes came from your network. ${wait(waitSeconds)}`,
      facilitatorLinks: ({ waitSeconds }) => `Too many wrong links came from your network. ${wait(waitSeconds)}`,
      requests: ({ waitSeconds }) => `Too many requests. ${wait(waitSeconds)}`,
    },
    serverFull: {
      memory: 'The server has no room for another workshop just now. Try again in some minutes.',
      disk: 'The server’s disk is nearly full, so it takes no new workshops. Ask whoever runs it to make space.',
      workshopsOfAddress: 'Many workshops were created from your network today. Delete some, or try again tomorrow.',
      diskOfAddress: 'Workshops from your network take much space today. Delete some, or try again tomorrow.',
    },
    storageTrouble: 'The server could not save that. Try again.',
    firstStage: 'The lobby is the first stage.',
    lastStage: 'The register is the last stage.',
    urlNotAllowed: {
      invalid: 'That is not an address. It begins with https://.',
      notHttps: 'The address has to begin with https://.',
      credentials: 'An address with a name or password in it is not stored. Use one without.',
      fragment: 'Leave out the part after #: it is never sent.',
      address: 'This server sends nothing into that network. Whoever runs the server can allow it.',
    },
    stageMoved: {
      otherStage: 'This can’t be done in this stage.',
      movedOn: 'The workshop has moved on.',
    },
    cardMoved: 'Another card is being read now.',
    tooFewWriters: 'Fewer than 4 people wrote, so others could guess who wrote what. Everyone is asked now.',
    stillAnswering: 'Not everyone has answered yet.',
    cardsUndealt: 'Some cards have not been read yet.',
    noMoreVotes: 'The one second vote has been used.',
    notYourTurn: {
      reading: 'It’s someone else’s turn to read.',
      ownCards: 'You can put your cards on the board when it’s your turn.',
    },
    nameTaken: 'That name looks like someone else’s here. Add an initial.',
    notOffered: {
      consent: 'Nobody is being asked at the moment.',
      lead: 'Nobody needs to take over now.',
      foresight: 'The project has not ended yet, or people were asked already.',
      secondLook: 'The second look is over.',
    },
    voteOpen: {
      piles: 'Piles can’t change while the vote is open.',
      closeFirst: 'The vote is still open. Close it first.',
      already: 'The vote is open already.',
    },
    voteClosed: 'The vote is closed already.',
    writingStarted: 'How cards are shared can’t change once people have started to write.',
    changedSince: {
      undo: 'Someone changed this since, so it stays as it is.',
      change: 'Someone changed this since, so it stays as it is.',
      title: 'Someone gave it another name meanwhile.',
    },
    workshopClosed: 'This workshop is closed.',
    commandIdReused: 'The server took this for something sent before. Try again.',
    gone: {
      card: 'This card is no longer there.',
      risk: 'This pile is no longer there.',
      person: 'That person is not in the workshop any longer.',
      note: 'That note is not in your notebook, or it is on the board already.',
      undo: 'There is nothing to undo.',
      owner: 'Nobody owns this part yet.',
      notebook: 'Writing is not open.',
      pair: 'A risk or a person in the pairs is no longer there.',
      plan: 'There is no risk to plan yet.',
      deck: 'Every card is on the board already.',
      dealt: 'There is no card to put back.',
      link: 'This link was revoked before.',
      retired: 'This risk was retired. Nobody watches it any longer.',
      check: 'There is no such check, or it is too late to change it.',
      tap: 'This link has answered already, or its check is over.',
      change: 'This change can’t be undone.',
      incident: 'This incident is no longer there.',
      lesson: 'This change is no longer there.',
      followUp: 'That question isn’t open.',
      key: 'This key was revoked before.',
      unforeseen: 'This is no longer there.',
      test: 'This test is no longer there.',
      checklist: 'This checklist is no longer there.',
      run: 'There is no run of today to take back.',
      webhook: 'This webhook was removed before.',
      delivery: 'This message is no longer in the log.',
    },
    reasonNeeded: {
      dropped: 'Say why the step is dropped.',
      retired: 'Say why the risk is retired.',
      accept: 'Say why this risk is accepted, and until when.',
      later: 'Say why the check can wait.',
      falseAlarm: 'Say why it was a false alarm.',
      noReview: 'Say why no review is needed.',
      lessonDropped: 'Say why the change is dropped.',
    },
    pastThreshold: {
      reading: ({ reading, threshold }) =>
        `${number(reading)} is past ${number(threshold)}. Has it tripped? If not, say why.`,
    },
    noteIncomplete: {
      lines: ({ lines }) =>
        plural(lines.length, {
          one: `Line ${list(lines.map(String))} is still empty.`,
          other: `Lines ${list(lines.map(String))} are still empty.`,
        }),
    },
    testState: {
      empty: 'Write what you try first.',
      started: 'This test has started already.',
      notStarted: 'This test is not running.',
      over: 'This test is over. Only its result can be corrected.',
      rule: 'What you try, what you expect and the decision rule stand while the test runs. If they are wrong, end it as inconclusive and plan another.',
      noStopRule: 'This test has no rule to stop it. Choose what became of it instead.',
      dates: 'A test can’t end before it begins.',
    },
    limitReached: {
      incidents: ({ most }) =>
        plural(most, { one: 'A register holds # incident.', other: 'A register holds # incidents.' }),
      lessonChanges: ({ most }) =>
        plural(most, { one: 'An incident has # change at most.', other: 'An incident has # changes at most.' }),
      people: ({ most }) =>
        plural(most, { one: 'The workshop is full.', other: 'The workshop is full: # people are in it.' }),
      risks: ({ most }) =>
        plural(most, { one: 'There can be # pile at most.', other: 'There can be # piles at most.' }),
      registerRisks: ({ most }) =>
        plural(most, { one: 'The register can hold # risk.', other: 'The register can hold # risks.' }),
      feeds: ({ most }) =>
        plural(most, {
          one: 'There can be # calendar feed. Revoke it first.',
          other: 'There can be # calendar feeds. Revoke one first.',
        }),
      keys: ({ most }) =>
        plural(most, {
          one: 'A tripwire can have # key. Revoke it first.',
          other: 'A tripwire can have # keys. Revoke one first.',
        }),
      smallTests: ({ most }) =>
        plural(most, { one: 'The register can hold # small test.', other: 'The register can hold # small tests.' }),
      checklists: ({ most }) =>
        plural(most, { one: 'The register can hold # checklist.', other: 'The register can hold # checklists.' }),
      webhooks: ({ most }) =>
        plural(most, { one: 'There can be # webhook.', other: 'There can be # webhooks at most.' }),
      looseCards: 'There are too many loose cards to vote on. Group some of them first.',
      stageMinutes: ({ least, most }) => `A stage has ${number(least)} to ${number(most)} minutes.`,
    },
  } as const satisfies RefusalTexts;
}
