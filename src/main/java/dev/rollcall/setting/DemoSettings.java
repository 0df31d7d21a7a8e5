package dev.rollcall.setting;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Keeps the demo on the loopback interface, because its tokens are public. It holds if no workspace
 * is given; any other word on where to listen counts more.
 */
public final class DemoSettings implements ConfigSource {

    /** More than the file that is shipped, less than whatever an operator gives. */
    private static final int ORDINAL = 255;

    private static final String LOOPBACK = "localhost";
    private static final Map<String, String> VALUES =
            Map.of(SettingTable.HTTP_HOST, LOOPBACK, SettingTable.MANAGEMENT_HOST, LOOPBACK);

    @Override
    public String getName() {
        return "The demo's settings";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    /** None are listed, so that a build without a workspace does not write them down. */
    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    /** Null is the interface's own way to say that there is no value. */
    @Override
    public String getValue(String property) {
        return VALUES.containsKey(property) && isWithoutWorkspace() ? VALUES.get(property) : null;
    }

    private static boolean isWithoutWorkspace() {
        Environment environment = Environment.ofThisProcess();
        return environment.isOfAStart()
                && SettingTable.ofProperty(SettingTable.MONGO_URL)
                        .flatMap(setting -> setting.given(environment))
                        .isEmpty();
    }
}
