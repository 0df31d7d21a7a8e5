package dev.rollcall.demo.person;

import java.util.List;
import org.bson.Document;

/**
 * Preferences: the workspace's defaults, and those that the documentation prints for its example
 * user.
 */
public final class DemoPreferences {

    private DemoPreferences() {}

    /** The defaults of a community workspace of version 8.6. */
    public static Document defaults() {
        return new Document("enableAutoAway", true)
                .append("idleTimeLimit", 300)
                .append("desktopNotificationRequireInteraction", false)
                .append("desktopNotifications", "all")
                .append("desktopNotificationVoiceCalls", true)
                .append("pushNotifications", "all")
                .append("unreadAlert", true)
                .append("useEmojis", true)
                .append("convertAsciiEmoji", true)
                .append("autoImageLoad", true)
                .append("saveMobileBandwidth", true)
                .append("collapseMediaByDefault", false)
                .append("hideUsernames", false)
                .append("hideRoles", false)
                .append("hideFlexTab", false)
                .append("displayAvatars", true)
                .append("sidebarGroupByType", true)
                .append("themeAppearence", "auto")
                .append("sidebarViewMode", "medium")
                .append("sidebarDisplayAvatar", true)
                .append("sidebarShowUnread", false)
                .append("sidebarSortby", "activity")
                .append("showThreadsInMainChannel", false)
                .append("alsoSendThreadToChannel", "default")
                .append("sidebarShowFavorites", true)
                .append("sendOnEnter", "normal")
                .append("emailNotificationMode", "mentions")
                .append("newRoomNotification", "door")
                .append("newMessageNotification", "chime")
                .append("muteFocusedConversations", true)
                .append("masterVolume", 100)
                .append("notificationsSoundVolume", 100)
                .append("voipRingerVolume", 100)
                .append("omnichannelTranscriptEmail", false)
                .append("notifyCalendarEvents", true)
                .append("enableMobileRinging", true)
                .append("sidebarSectionsOrder", sidebarSections())
                .append("featuresPreview", "[]");
    }

    /** The preferences that the example user has stored. */
    static Document ofExample() {
        return new Document("enableAutoAway", false)
                .append("idleTimeoutLimit", 300)
                .append("desktopNotificationDuration", 0)
                .append("audioNotifications", "mentions")
                .append("desktopNotifications", "mentions")
                .append("mobileNotifications", "mentions")
                .append("unreadAlert", true)
                .append("useEmojis", true)
                .append("convertAsciiEmoji", true)
                .append("autoImageLoad", true)
                .append("saveMobileBandwidth", true)
                .append("collapseMediaByDefault", false)
                .append("hideUsernames", false)
                .append("hideRoles", false)
                .append("hideFlexTab", false)
                .append("hideAvatars", false)
                .append("roomsListExhibitionMode", "category")
                .append("sidebarViewMode", "medium")
                .append("sidebarHideAvatar", false)
                .append("sidebarShowUnread", false)
                .append("sidebarShowFavorites", true)
                .append("sendOnEnter", "normal")
                .append("messageViewMode", 0)
                .append("emailNotificationMode", "all")
                .append("roomCounterSidebar", false)
                .append("newRoomNotification", "door")
                .append("newMessageNotification", "chime")
                .append("muteFocusedConversations", true)
                .append("notificationsSoundVolume", 100);
    }

    private static List<String> sidebarSections() {
        return List.of(
                "Incoming_Calls",
                "Incoming_Livechats",
                "Open_Livechats",
                "On_Hold_Chats",
                "Unread",
                "Drafts",
                "Favorites",
                "Teams",
                "Discussions",
                "Channels",
                "Direct_Messages",
                "Conversations");
    }
}
