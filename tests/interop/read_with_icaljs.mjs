// Print what ical.js reads in a calendar. Thunderbird's calendar is built on it.
import fs from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const start = event.startDate;
  const isFixed = start.isDate || start.zone === ICAL.Timezone.localTimezone;
  console.log(
    JSON.stringify({
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      start: isFixed ? start.toString() : start.convertToZone(ICAL.Timezone.utcTimezone).toString(),
      seconds: component.hasProperty("duration") ? event.duration.toSeconds() : null,
      alarms: component.getAllSubcomponents("valarm").length,
    }),
  );
}
