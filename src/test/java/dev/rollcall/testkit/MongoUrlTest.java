package dev.rollcall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoUrlTest {

    @ParameterizedTest
    @CsvSource({
        "mongodb://h:1,                    mongodb://h:1/new",
        "mongodb://h:1/,                   mongodb://h:1/new",
        "mongodb://h:1/old?tls=true,       mongodb://h:1/new?tls=true",
        "mongodb://h:1?tls=true,           mongodb://h:1/new?tls=true",
        "mongodb://u:p@h:1/,               mongodb://u:p@h:1/new?authSource=admin",
        "mongodb://u:p@h:1/old?tls=true,   mongodb://u:p@h:1/new?tls=true&authSource=old",
        "mongodb://u:p@h:1/?authSource=a,  mongodb://u:p@h:1/new?authSource=a"
    })
    void exchangesTheDatabase(String before, String after) {
        assertThat(new MongoUrl(before).withDatabase("new").text()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "mongodb://u:p@h:1/d?tls=true, mongodb://u:new$1@h:1/d?tls=true",
        "mongodb+srv://u:p%40@h/d,     mongodb+srv://u:new$1@h/d",
        "mongodb://h:1/d?a=b:c@d,"
    })
    void exchangesThePassword(String before, String after) {
        assertThat(new MongoUrl(before).withPassword("new$1").map(MongoUrl::text))
                .isEqualTo(Optional.ofNullable(after));
    }

    @Test
    void readsTheDatabase() {
        assertThat(new MongoUrl("mongodb://h/mine?tls=true").database()).isEqualTo("mine");
        assertThat(new MongoUrl("mongodb://h").database()).isEqualTo("test");
    }

    @Test
    void refusesOtherAddressesWithoutRepeatingThem() {
        MongoUrl url = new MongoUrl("http://u:p@h");
        assertThatIllegalArgumentException()
                .isThrownBy(url::database)
                .withMessageNotContaining("u:p");
    }
}
