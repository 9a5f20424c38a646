import path from 'node:path';

/** What stands in the data folder while the add-on may ask: in a folder of its own, which goes as a whole. */
export const hostFiles = (dataFolder: string) => {
  const folder = path.join(dataFolder, 'thunderbird');
  return {
    folder,
    /** What Thunderbird starts. */
    program: path.join(folder, 'host'),
    secret: path.join(folder, 'secret'),
    socket: path.join(folder, 'socket'),
  };
};
