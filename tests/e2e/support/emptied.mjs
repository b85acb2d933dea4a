// A browser that has thrown away what scripts have stored, as Safari does after seven days: cookies of the server stay.

export async function emptied(app, demo) {
  await app.ready();
  await app.page.goto(`${demo.app}/health`);
  const line = await app.page.context().newCDPSession(app.page);
  await line.send("Storage.clearDataForOrigin", { origin: demo.app, storageTypes: "indexeddb,local_storage,service_workers,cache_storage" });
  await app.open();
  await app.screen("emptied").waitFor();
}
