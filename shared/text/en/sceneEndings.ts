/** The last sentence of the front page, by what the project is. The page offers them, and the server stores the one picked. */
export const sceneEndings = {
  usual: 'The time is gone, and nobody is suggesting another try.',
  customers: 'People tried it once and did not come back.',
  internal: 'Within a month everyone worked the old way again.',
  event: 'Half the seats stayed empty, and people left early.',
  clinic: 'Patients waited longer than before, and the ward went back to the old way.',
  mission: 'It was stopped before it was finished.',
};
