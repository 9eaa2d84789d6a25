//! Which day and which moment it is.

use std::ffi::OsStr;
use std::fs::Metadata;
use std::ops::RangeInclusive;
use std::path::Path;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::Error;
use crate::phrase;

/// Where Unix systems keep their time zones, and which of them they are in.
const ZONES: &str = "/usr/share/zoneinfo";
const LOCAL: &str = "/etc/localtime";

/// The size of a time zone's file, in bytes: the header alone takes 44, the largest of the database 3,600.
const SIZES: RangeInclusive<u64> = 44..=64 * 1024;

/// Today, in the time zone of this machine, and the moment.
pub fn now() -> Result<(Date, Timestamp), Error> {
    day(SystemTime::now(), &zone(std::env::var_os("TZ").as_deref()))
}

/// The moment at which a day begins in UTC; of the last day that a calendar has, the last moment.
pub fn midnight(day: Date) -> Timestamp {
    day.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |begin| begin.timestamp())
}

fn day(now: SystemTime, zone: &TimeZone) -> Result<(Date, Timestamp), Error> {
    let now = Timestamp::try_from(now);
    let now = now.map_err(|_| Error::data(phrase!("error-clock"), phrase!("hint-clock")))?;
    Ok((zone.to_datetime(now).date(), now))
}

/// The time zone that `tz`, the variable TZ, stands for, or without it this machine's own.
///
/// The system's files come first, because they follow changes of law. The zones built into jiff serve where there are no
/// files: on Windows, on Android, and for a static binary in an empty container. jiff can search for the files itself, but
/// would list the whole database at every start, and read to its end whatever TZ names, even a device that has none.
fn zone(tz: Option<&OsStr>) -> TimeZone {
    let Some(tz) = tz else {
        return from_file(Path::new(LOCAL)).unwrap_or_else(TimeZone::system);
    };
    let tz = tz.to_string_lossy();
    let name = tz.strip_prefix(':').unwrap_or(&tz);
    // What is no time zone counts as UTC, as in C.
    TimeZone::posix(name)
        .ok()
        .or_else(|| from_file(&Path::new(ZONES).join(name)))
        .or_else(|| TimeZone::get(name).ok())
        .unwrap_or(TimeZone::UTC)
}

fn from_file(file: &Path) -> Option<TimeZone> {
    let size = file.metadata().ok().filter(Metadata::is_file)?.len();
    let rules = SIZES.contains(&size).then(|| std::fs::read(file).ok())??;
    TimeZone::tzif(&file.to_string_lossy(), &rules).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// 20:30 on 30 November 2026 in UTC.
    const EVENING: Duration = Duration::from_secs(1_796_070_600);

    fn day_in(tz: &str) -> String {
        day(SystemTime::UNIX_EPOCH + EVENING, &zone(Some(OsStr::new(tz)))).unwrap().0.to_string()
    }

    #[test]
    fn the_day_is_that_of_the_time_zone() {
        for (day, zones) in [
            ("2026-11-30", &["UTC", "", "Pacific/Pago_Pago", "America/New_York", "<-11>11", "EST5EDT"][..]),
            ("2026-12-01", &["Asia/Dhaka", ":Asia/Dhaka", "asia/dhaka", "<+06>-6", "BDT-6", "Pacific/Kiritimati"]),
        ] {
            for tz in zones {
                assert_eq!(day_in(tz), day, "{tz}");
            }
        }
    }

    #[test]
    fn a_file_of_rules_is_read_unless_it_is_too_long() {
        let folder = tempfile::tempdir().unwrap();
        let named = |name: &str| day_in(folder.path().join(name).to_str().unwrap());
        // The first version of the format: no transitions, one kind of time, six hours ahead, called "+06".
        let counts = [0u32, 0, 0, 0, 1, 4].map(u32::to_be_bytes).concat();
        let rules = [b"TZif\0".as_slice(), &[0; 15], &counts, &21_600i32.to_be_bytes(), &[0, 0], b"+06\0"].concat();
        std::fs::write(folder.path().join("rules"), &rules).unwrap();
        assert_eq!(named("rules"), "2026-12-01");
        // As right as before, but for its length.
        std::fs::write(folder.path().join("long"), [rules, vec![0; 64 * 1024]].concat()).unwrap();
        assert_eq!(named("long"), "2026-11-30");
        assert_eq!(named("missing"), "2026-11-30");
    }

    #[test]
    fn zones_are_known_without_any_file() {
        assert_eq!(TimeZone::get("Asia/Dhaka").unwrap().to_offset(jiff::Timestamp::UNIX_EPOCH), jiff::tz::offset(6));
    }

    #[test]
    fn a_clock_may_stand_before_1970_but_not_beyond_the_calendar() {
        let days = |count: u64| Duration::from_secs(count * 24 * 60 * 60);
        let utc = |now| day(now, &TimeZone::UTC);
        assert_eq!(utc(SystemTime::UNIX_EPOCH - days(400)).unwrap().0.year(), 1968);
        assert!(matches!(utc(SystemTime::UNIX_EPOCH + days(4_000_000)), Err(Error::Data { .. })));
    }
}
