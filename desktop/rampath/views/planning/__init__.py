"""The windows beside the main one, in which numbers are defended: scenarios, economies, solving, comparing, burden."""
