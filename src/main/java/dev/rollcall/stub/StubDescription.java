package dev.rollcall.stub;

import dev.rollcall.stub.data.JsonText;
import dev.rollcall.stub.workspace.StubContents;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The line of JSON from which a consumer's test reads the stub's address and the callers' tokens.
 */
final class StubDescription {

    private StubDescription() {}

    static String of(StubContents contents, String url, String management, String control) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("url", url);
        description.put("management", management);
        description.put("control", control);
        description.put("states", contents.states().names());
        description.put("callers", contents.printedCallers());
        return JsonText.of(description);
    }
}
