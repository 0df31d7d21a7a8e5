package dev.rollcall.rest.list;

import dev.rollcall.admission.NoPlaceException;
import dev.rollcall.admission.Places;
import dev.rollcall.rest.error.RequestFailure;

/**
 * The places of one kind of lists, and what limits them. A refusal names the limit that was met, so
 * that an operator raises that one.
 *
 * @param limit the setting, or what else limits all such lists
 * @param limitOfCaller the setting, or what else limits such lists of one caller
 */
record ListPlaces(Places places, String limit, String limitOfCaller) {

    RequestFailure refusal(NoPlaceException full) {
        return switch (full.lack()) {
            case OWN -> new RequestFailure.TooManyOfCaller(limitOfCaller);
            case PLACES -> new RequestFailure.TooManyLists(limit);
            case ROOM -> new RequestFailure.TooManyLists(RequestFailure.HEAP);
            case PLACES_AND_ROOM ->
                    new RequestFailure.TooManyLists(limit + " and " + RequestFailure.HEAP);
        };
    }
}
