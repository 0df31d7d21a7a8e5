package dev.rollcall.directory;

import dev.rollcall.visibility.VisibleUser;
import java.util.Optional;

/** One's own profile, and the calendar that the workspace connects one to. */
public record OwnProfile(VisibleUser user, Optional<OutlookCalendar> calendar) {

    /** Addresses of the calendar server. */
    public record OutlookCalendar(String exchangeUrl, String outlookUrl) {}
}
