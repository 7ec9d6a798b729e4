// Generated from schemas/ and package.json by "npm run generate". Do not edit.

// @ts-nocheck
import type { EntryChoice } from "./admin/entry-choice.js";
import type { EntryQuery } from "./admin/entry-query.js";
import type { EventQuery } from "./admin/event-query.js";
import type { QueueMove } from "./admin/queue-move.js";
import type { QueueQuery } from "./admin/queue-query.js";
import type { ResendSpan } from "./admin/resend-span.js";
import type { SignIn } from "./admin/sign-in.js";
import type { TallyQuery } from "./admin/tally-query.js";
import type { Trial } from "./admin/trial.js";
import type { EmailBounced } from "./events.js";
import type { EmailDelivered } from "./events.js";
import type { EmailLinkClicked } from "./events.js";
import type { EmailMarkedAsSpam } from "./events.js";
import type { EmailOpened } from "./events.js";
import type { EmailUnsubscribed } from "./events.js";
import type { JitsuOptions } from "./destinations/jitsu.js";
import type { PostgresOptions } from "./destinations/postgres.js";
import type { RudderStackOptions } from "./destinations/rudderstack.js";
import type { SegmentOptions } from "./destinations/segment.js";
import type { WebhookOptions } from "./destinations/webhook.js";
import type { ActivityPayload } from "./payloads/activity.js";
import type { EventRecordPayload } from "./payloads/event-record.js";
import type { MessageEventPayload } from "./payloads/message-event.js";
import type { TrackPayload } from "./payloads/track.js";
import type { SourceSettings } from "./settings.js";
import type { Sources } from "./sources.js";

/** What a validator says of the first rule that is broken. */
export interface RuleError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: { readonly allowedValues?: readonly unknown[] };
}

/** Whether a value is what a schema describes. */
export interface Validator<T> {
  (value: unknown): value is T;
  readonly errors?: readonly RuleError[] | null;
}

"use strict";
export const entryChoice: Validator<EntryChoice> = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/entry-choice.schema.json","type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"ids":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":1000},"filter":{"type":"object","minProperties":1,"additionalProperties":false,"properties":{"source":{"type":"string","pattern":"\\S"},"destination":{"type":"string","pattern":"\\S"},"code":{"type":"string","pattern":"\\S"}}},"all":{"const":true}}};
const pattern4 = new RegExp("\\S", "");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/entry-choice.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
validate20.errors = [{instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"}];
return false;
}
else {
if(Object.keys(data).length < 1){
validate20.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "ids") || (key0 === "filter")) || (key0 === "all"))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.ids !== undefined){
let data0 = data.ids;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length > 1000){
validate20.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"}];
return false;
}
else {
if(data0.length < 1){
validate20.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(typeof data0[i0] !== "string"){
validate20.errors = [{instancePath:instancePath+"/ids/" + i0,schemaPath:"#/properties/ids/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.filter !== undefined){
let data2 = data.filter;
const _errs6 = errors;
if(errors === _errs6){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(Object.keys(data2).length < 1){
validate20.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"}];
return false;
}
else {
const _errs8 = errors;
for(const key1 in data2){
if(!(((key1 === "source") || (key1 === "destination")) || (key1 === "code"))){
validate20.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs8 === errors){
if(data2.source !== undefined){
let data3 = data2.source;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate20.errors = [{instancePath:instancePath+"/filter/source",schemaPath:"#/properties/filter/properties/source/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/filter/source",schemaPath:"#/properties/filter/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.destination !== undefined){
let data4 = data2.destination;
const _errs11 = errors;
if(errors === _errs11){
if(typeof data4 === "string"){
if(!pattern4.test(data4)){
validate20.errors = [{instancePath:instancePath+"/filter/destination",schemaPath:"#/properties/filter/properties/destination/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/filter/destination",schemaPath:"#/properties/filter/properties/destination/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs11 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data2.code !== undefined){
let data5 = data2.code;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data5 === "string"){
if(!pattern4.test(data5)){
validate20.errors = [{instancePath:instancePath+"/filter/code",schemaPath:"#/properties/filter/properties/code/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/filter/code",schemaPath:"#/properties/filter/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs13 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/filter",schemaPath:"#/properties/filter/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.all !== undefined){
const _errs15 = errors;
if(true !== data.all){
validate20.errors = [{instancePath:instancePath+"/all",schemaPath:"#/properties/all/const",keyword:"const",params:{allowedValue: true},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const entryQuery: Validator<EntryQuery> = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/entry-query.schema.json","type":"object","additionalProperties":false,"properties":{"source":{"type":"string","pattern":"\\S"},"destination":{"type":"string","pattern":"\\S"},"code":{"type":"string","pattern":"\\S"},"limit":{"type":"string","pattern":"^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"},"cursor":{"type":"string","pattern":"^\\d{1,16}-[0-9a-f]{32}$"}}};
const pattern10 = new RegExp("^(?:[1-9]\\d?|[1-4]\\d\\d|500)$", "");
const pattern11 = new RegExp("^\\d{1,16}-[0-9a-f]{32}$", "");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/entry-query.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "source") || (key0 === "destination")) || (key0 === "code")) || (key0 === "limit")) || (key0 === "cursor"))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.source !== undefined){
let data0 = data.source;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate21.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.destination !== undefined){
let data1 = data.destination;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate21.errors = [{instancePath:instancePath+"/destination",schemaPath:"#/properties/destination/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/destination",schemaPath:"#/properties/destination/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.code !== undefined){
let data2 = data.code;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
validate21.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data3 = data.limit;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern10.test(data3)){
validate21.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"},message:"must match pattern \""+"^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cursor !== undefined){
let data4 = data.cursor;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern11.test(data4)){
validate21.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/pattern",keyword:"pattern",params:{pattern: "^\\d{1,16}-[0-9a-f]{32}$"},message:"must match pattern \""+"^\\d{1,16}-[0-9a-f]{32}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/cursor",schemaPath:"#/properties/cursor/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const eventQuery: Validator<EventQuery> = validate22;
const schema33 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/event-query.schema.json","type":"object","additionalProperties":false,"properties":{"source":{"type":"string","pattern":"\\S"},"collection":{"type":"string","pattern":"\\S"},"outcome":{"enum":["accepted","duplicate","ignored","refused","unauthorized"]},"recipient":{"type":"string","pattern":"\\S"},"limit":{"type":"string","pattern":"^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/event-query.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "source") || (key0 === "collection")) || (key0 === "outcome")) || (key0 === "recipient")) || (key0 === "limit"))){
validate22.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.source !== undefined){
let data0 = data.source;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate22.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.collection !== undefined){
let data1 = data.collection;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate22.errors = [{instancePath:instancePath+"/collection",schemaPath:"#/properties/collection/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/collection",schemaPath:"#/properties/collection/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data2 = data.outcome;
const _errs6 = errors;
if(!(((((data2 === "accepted") || (data2 === "duplicate")) || (data2 === "ignored")) || (data2 === "refused")) || (data2 === "unauthorized"))){
validate22.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema33.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.recipient !== undefined){
let data3 = data.recipient;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
validate22.errors = [{instancePath:instancePath+"/recipient",schemaPath:"#/properties/recipient/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/recipient",schemaPath:"#/properties/recipient/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limit !== undefined){
let data4 = data.limit;
const _errs9 = errors;
if(errors === _errs9){
if(typeof data4 === "string"){
if(!pattern10.test(data4)){
validate22.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"},message:"must match pattern \""+"^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"+"\""}];
return false;
}
}
else {
validate22.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const queueMove: Validator<QueueMove> = validate23;
const schema34 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/queue-move.schema.json","type":"object","additionalProperties":false,"required":["to"],"properties":{"to":{"type":"string","pattern":"\\S"}}};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/queue-move.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.to === undefined) && (missing0 = "to")){
validate23.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "to")){
validate23.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.to !== undefined){
let data0 = data.to;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern4.test(data0)){
validate23.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const queueQuery: Validator<QueueQuery> = validate24;
const schema35 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/queue-query.schema.json","type":"object","additionalProperties":false,"properties":{"limit":{"type":"string","pattern":"^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/queue-query.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "limit")){
validate24.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.limit !== undefined){
let data0 = data.limit;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern10.test(data0)){
validate24.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/pattern",keyword:"pattern",params:{pattern: "^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"},message:"must match pattern \""+"^(?:[1-9]\\d?|[1-4]\\d\\d|500)$"+"\""}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const resendSpan: Validator<ResendSpan> = validate25;
const schema36 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/resend-span.schema.json","type":"object","additionalProperties":false,"required":["since"],"properties":{"since":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$"},"until":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$"}}};
const pattern18 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$", "");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/resend-span.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.since === undefined) && (missing0 = "since")){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "since") || (key0 === "until"))){
validate25.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.since !== undefined){
let data0 = data.since;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern18.test(data0)){
validate25.errors = [{instancePath:instancePath+"/since",schemaPath:"#/properties/since/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/since",schemaPath:"#/properties/since/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.until !== undefined){
let data1 = data.until;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern18.test(data1)){
validate25.errors = [{instancePath:instancePath+"/until",schemaPath:"#/properties/until/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$"+"\""}];
return false;
}
}
else {
validate25.errors = [{instancePath:instancePath+"/until",schemaPath:"#/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const signIn: Validator<SignIn> = validate26;
const schema37 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/sign-in.schema.json","type":"object","additionalProperties":false,"required":["token"],"properties":{"token":{"type":"string"}}};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/sign-in.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.token === undefined) && (missing0 = "token")){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "token")){
validate26.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.token !== undefined){
if(typeof data.token !== "string"){
validate26.errors = [{instancePath:instancePath+"/token",schemaPath:"#/properties/token/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const tallyQuery: Validator<TallyQuery> = validate27;
const schema38 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/tally-query.schema.json","type":"object","additionalProperties":false,"properties":{"hours":{"type":"string","pattern":"^(?:[1-9]\\d?|[1-6]\\d\\d|7[01]\\d|720)$"}}};
const pattern20 = new RegExp("^(?:[1-9]\\d?|[1-6]\\d\\d|7[01]\\d|720)$", "");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/tally-query.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "hours")){
validate27.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.hours !== undefined){
let data0 = data.hours;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern20.test(data0)){
validate27.errors = [{instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/pattern",keyword:"pattern",params:{pattern: "^(?:[1-9]\\d?|[1-6]\\d\\d|7[01]\\d|720)$"},message:"must match pattern \""+"^(?:[1-9]\\d?|[1-6]\\d\\d|7[01]\\d|720)$"+"\""}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/hours",schemaPath:"#/properties/hours/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const trial: Validator<Trial> = validate28;
const schema39 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/admin/trial.schema.json","type":"object","additionalProperties":false,"required":["text"],"properties":{"text":{"type":"string"},"source":{"type":"string","pattern":"\\S"},"settings":{"type":"object"}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/admin/trial.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.text === undefined) && (missing0 = "text")){
validate28.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "text") || (key0 === "source")) || (key0 === "settings"))){
validate28.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.text !== undefined){
const _errs2 = errors;
if(typeof data.text !== "string"){
validate28.errors = [{instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
let data1 = data.source;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
validate28.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""}];
return false;
}
}
else {
validate28.errors = [{instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data2 = data.settings;
const _errs6 = errors;
if(!(data2 && typeof data2 == "object" && !Array.isArray(data2))){
validate28.errors = [{instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const emailBounced: Validator<EmailBounced> = validate29;
const schema40 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-bounced.schema.json","$ref":"../track-event.schema.json","properties":{"event":{"const":"Email Bounced"},"properties":{"type":"object","properties":{"bounce_type":{"type":"string","incomingNamesByShape":{"message-event":["type"]},"examples":["bounce"]},"bounce_reason":{"type":"string","incomingNames":["bounce_reason","reason","error"],"examples":["550 5.1.1 user unknown"]},"bounce_status":{"type":"string","incomingNames":["bounce_status","status"],"examples":["5.1.1"]}}}},"unevaluatedProperties":false};
const schema41 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/track-event.schema.json","type":"object","required":["type","event","messageId","context","integrations","properties"],"if":{"required":["userId"]},"else":{"required":["anonymousId"]},"properties":{"type":{"const":"track"},"event":{"type":"string"},"messageId":{"type":"string","pattern":"^[A-Za-z0-9._-]{1,64}$","examples":["3b0f6f2e-8f0a-4e7c-9a43-1f0c6a5f2c11"]},"userId":{"$ref":"#/$defs/nonBlankText","examples":["019mr8mf4r"]},"anonymousId":{"$ref":"#/$defs/nonBlankText","examples":["ann@example.com"]},"timestamp":{"$ref":"#/$defs/time","examples":["2026-03-01T09:30:00.000Z"]},"originalTimestamp":{"$ref":"#/$defs/time","examples":["2026-03-01T09:30:00.000Z"]},"sentAt":{"$ref":"#/$defs/time","examples":["2026-03-01T09:30:00.000Z"]},"context":{"$ref":"#/$defs/context"},"integrations":{"$ref":"#/$defs/integrations"},"properties":{"type":"object","properties":{"email_id":{"$ref":"#/$defs/nonBlankText","identifier":true,"incomingNames":["email_id","message_uid","mail_id","message_id"],"examples":["18vzF7u3z"]},"email_subject":{"type":"string","incomingNames":["email_subject","subject_line","subject","template_subject"],"examples":["First shirt on us!"]},"campaign_id":{"$ref":"#/$defs/nonBlankText","identifier":true,"examples":["123"]},"campaign_name":{"type":"string","examples":["New Customer Discount"]},"template_id":{"$ref":"#/$defs/nonBlankText","identifier":true,"examples":["88"]},"category":{"type":"string","examples":["newsletter"]},"journey":{"type":"string","examples":["welcome"]},"site_id":{"$ref":"#/$defs/nonBlankText","identifier":true,"examples":["acme"]},"bsin":{"$ref":"#/$defs/nonBlankText","identifier":true,"examples":["b-77"]},"is_bot":{"type":"boolean","examples":[false]},"is_test":{"type":"boolean","examples":[false]},"nudgespot_channel":{"type":"string","incomingNames":["nudgespot_channel","channel"],"examples":["email"]}}}},"$defs":{"nonBlankText":{"type":"string","pattern":"[^\\s\\u0085]"},"time":{"type":"string","format":"date-time","pattern":"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},"context":{"type":"object","required":["library","integration"],"properties":{"traits":{"$ref":"#/$defs/traits"},"ip":{"type":"string","examples":["203.0.113.9"]},"userAgent":{"type":"string","examples":["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_10_2)"]},"page":{"examples":[{"referrer":"https://mail.example/inbox"}]},"library":{"$ref":"#/$defs/library"},"integration":{"$ref":"#/$defs/integration"}}},"traits":{"type":"object","properties":{"email":{"$ref":"#/$defs/nonBlankText","examples":["ann@example.com"]},"emailSha256":{"type":"string"},"firstName":{"type":"string","examples":["Ann"]},"lastName":{"type":"string","examples":["Lee"]}}},"integrations":{"type":"object","additionalProperties":false,"required":["Nudgespot"],"properties":{"Nudgespot":{"const":false}}},"library":{"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"nudgespot-source"},"version":{"$ref":"#/$defs/version"}}},"integration":{"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"Nudgespot"},"version":{"$ref":"#/$defs/version"}}},"version":{"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$","examples":["1.0.0"]}}};
const schema42 = {"type":"string","pattern":"[^\\s\\u0085]"};
const schema44 = {"type":"string","format":"date-time","pattern":"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"};
const schema54 = {"type":"object","additionalProperties":false,"required":["Nudgespot"],"properties":{"Nudgespot":{"const":false}}};
const pattern22 = new RegExp("^[A-Za-z0-9._-]{1,64}$", "");
const pattern23 = new RegExp("[^\\s\\u0085]", "");
const pattern25 = new RegExp("^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$", "");
const schema47 = {"type":"object","required":["library","integration"],"properties":{"traits":{"$ref":"#/$defs/traits"},"ip":{"type":"string","examples":["203.0.113.9"]},"userAgent":{"type":"string","examples":["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_10_2)"]},"page":{"examples":[{"referrer":"https://mail.example/inbox"}]},"library":{"$ref":"#/$defs/library"},"integration":{"$ref":"#/$defs/integration"}}};
const schema48 = {"type":"object","properties":{"email":{"$ref":"#/$defs/nonBlankText","examples":["ann@example.com"]},"emailSha256":{"type":"string"},"firstName":{"type":"string","examples":["Ann"]},"lastName":{"type":"string","examples":["Lee"]}}};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.email !== undefined){
let data0 = data.email;
const _errs1 = errors;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern23.test(data0)){
validate32.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate32.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.emailSha256 !== undefined){
const _errs4 = errors;
if(typeof data.emailSha256 !== "string"){
validate32.errors = [{instancePath:instancePath+"/emailSha256",schemaPath:"#/properties/emailSha256/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.firstName !== undefined){
const _errs6 = errors;
if(typeof data.firstName !== "string"){
validate32.errors = [{instancePath:instancePath+"/firstName",schemaPath:"#/properties/firstName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastName !== undefined){
const _errs8 = errors;
if(typeof data.lastName !== "string"){
validate32.errors = [{instancePath:instancePath+"/lastName",schemaPath:"#/properties/lastName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":{"email":true,"emailSha256":true,"firstName":true,"lastName":true},"dynamicProps":false,"dynamicItems":false};

const schema50 = {"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"nudgespot-source"},"version":{"$ref":"#/$defs/version"}}};
const schema51 = {"type":"string","pattern":"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$","examples":["1.0.0"]};
const pattern29 = new RegExp("^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$", "");

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))){
validate34.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "version"))){
validate34.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if("nudgespot-source" !== data.name){
validate34.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/const",keyword:"const",params:{allowedValue: "nudgespot-source"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data1 = data.version;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern29.test(data1)){
validate34.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"+"\""}];
return false;
}
}
else {
validate34.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema52 = {"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"Nudgespot"},"version":{"$ref":"#/$defs/version"}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.version === undefined) && (missing0 = "version"))){
validate36.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "version"))){
validate36.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if("Nudgespot" !== data.name){
validate36.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/const",keyword:"const",params:{allowedValue: "Nudgespot"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
let data1 = data.version;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern29.test(data1)){
validate36.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/pattern",keyword:"pattern",params:{pattern: "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"},message:"must match pattern \""+"^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"+"\""}];
return false;
}
}
else {
validate36.errors = [{instancePath:instancePath+"/version",schemaPath:"#/$defs/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.library === undefined) && (missing0 = "library")) || ((data.integration === undefined) && (missing0 = "integration"))){
validate31.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.traits !== undefined){
const _errs1 = errors;
if(!(validate32(data.traits, {instancePath:instancePath+"/traits",parentData:data,parentDataProperty:"traits",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
const _errs2 = errors;
if(typeof data.ip !== "string"){
validate31.errors = [{instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userAgent !== undefined){
const _errs4 = errors;
if(typeof data.userAgent !== "string"){
validate31.errors = [{instancePath:instancePath+"/userAgent",schemaPath:"#/properties/userAgent/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.library !== undefined){
const _errs6 = errors;
if(!(validate34(data.library, {instancePath:instancePath+"/library",parentData:data,parentDataProperty:"library",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.integration !== undefined){
const _errs7 = errors;
if(!(validate36(data.integration, {instancePath:instancePath+"/integration",parentData:data,parentDataProperty:"integration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"traits":true,"ip":true,"userAgent":true,"page":true,"library":true,"integration":true},"dynamicProps":false,"dynamicItems":false};


function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/track-event.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.userId === undefined) && (missing0 = "userId")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.anonymousId === undefined) && (missing1 = "anonymousId")){
validate30.errors = [{instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
}
var _valid0 = _errs3 === errors;
valid0 = _valid0;
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate30.errors = vErrors;
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if(((((((data.type === undefined) && (missing2 = "type")) || ((data.event === undefined) && (missing2 = "event"))) || ((data.messageId === undefined) && (missing2 = "messageId"))) || ((data.context === undefined) && (missing2 = "context"))) || ((data.integrations === undefined) && (missing2 = "integrations"))) || ((data.properties === undefined) && (missing2 = "properties"))){
validate30.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
if(data.type !== undefined){
const _errs4 = errors;
if("track" !== data.type){
validate30.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "track"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.event !== undefined){
const _errs5 = errors;
if(typeof data.event !== "string"){
validate30.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.messageId !== undefined){
let data2 = data.messageId;
const _errs7 = errors;
if(errors === _errs7){
if(typeof data2 === "string"){
if(!pattern22.test(data2)){
validate30.errors = [{instancePath:instancePath+"/messageId",schemaPath:"#/properties/messageId/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]{1,64}$"},message:"must match pattern \""+"^[A-Za-z0-9._-]{1,64}$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/messageId",schemaPath:"#/properties/messageId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.userId !== undefined){
let data3 = data.userId;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data3 === "string"){
if(!pattern23.test(data3)){
validate30.errors = [{instancePath:instancePath+"/userId",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/userId",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.anonymousId !== undefined){
let data4 = data.anonymousId;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data4 === "string"){
if(!pattern23.test(data4)){
validate30.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/anonymousId",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.timestamp !== undefined){
let data5 = data.timestamp;
const _errs15 = errors;
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(typeof data5 === "string"){
if(!pattern25.test(data5)){
validate30.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"#/$defs/time/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/timestamp",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.originalTimestamp !== undefined){
let data6 = data.originalTimestamp;
const _errs18 = errors;
const _errs19 = errors;
if(errors === _errs19){
if(errors === _errs19){
if(typeof data6 === "string"){
if(!pattern25.test(data6)){
validate30.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"#/$defs/time/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/originalTimestamp",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sentAt !== undefined){
let data7 = data.sentAt;
const _errs21 = errors;
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(typeof data7 === "string"){
if(!pattern25.test(data7)){
validate30.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"#/$defs/time/pattern",keyword:"pattern",params:{pattern: "^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"},message:"must match pattern \""+"^\\d\\d\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\dZ$"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/sentAt",schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs21 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.context !== undefined){
const _errs24 = errors;
if(!(validate31(data.context, {instancePath:instancePath+"/context",parentData:data,parentDataProperty:"context",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.integrations !== undefined){
let data9 = data.integrations;
const _errs25 = errors;
const _errs26 = errors;
if(errors === _errs26){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing3;
if((data9.Nudgespot === undefined) && (missing3 = "Nudgespot")){
validate30.errors = [{instancePath:instancePath+"/integrations",schemaPath:"#/$defs/integrations/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs28 = errors;
for(const key0 in data9){
if(!(key0 === "Nudgespot")){
validate30.errors = [{instancePath:instancePath+"/integrations",schemaPath:"#/$defs/integrations/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs28 === errors){
if(data9.Nudgespot !== undefined){
if(false !== data9.Nudgespot){
validate30.errors = [{instancePath:instancePath+"/integrations/Nudgespot",schemaPath:"#/$defs/integrations/properties/Nudgespot/const",keyword:"const",params:{allowedValue: false},message:"must be equal to constant"}];
return false;
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/integrations",schemaPath:"#/$defs/integrations/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs25 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.properties !== undefined){
let data11 = data.properties;
const _errs30 = errors;
if(errors === _errs30){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.email_id !== undefined){
let data12 = data11.email_id;
const _errs32 = errors;
const _errs33 = errors;
if(errors === _errs33){
if(typeof data12 === "string"){
if(!pattern23.test(data12)){
validate30.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/properties/email_id",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs32 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.email_subject !== undefined){
const _errs35 = errors;
if(typeof data11.email_subject !== "string"){
validate30.errors = [{instancePath:instancePath+"/properties/email_subject",schemaPath:"#/properties/properties/properties/email_subject/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs35 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.campaign_id !== undefined){
let data14 = data11.campaign_id;
const _errs37 = errors;
const _errs38 = errors;
if(errors === _errs38){
if(typeof data14 === "string"){
if(!pattern23.test(data14)){
validate30.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/properties/campaign_id",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs37 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.campaign_name !== undefined){
const _errs40 = errors;
if(typeof data11.campaign_name !== "string"){
validate30.errors = [{instancePath:instancePath+"/properties/campaign_name",schemaPath:"#/properties/properties/properties/campaign_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs40 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.template_id !== undefined){
let data16 = data11.template_id;
const _errs42 = errors;
const _errs43 = errors;
if(errors === _errs43){
if(typeof data16 === "string"){
if(!pattern23.test(data16)){
validate30.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/properties/template_id",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs42 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.category !== undefined){
const _errs45 = errors;
if(typeof data11.category !== "string"){
validate30.errors = [{instancePath:instancePath+"/properties/category",schemaPath:"#/properties/properties/properties/category/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs45 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.journey !== undefined){
const _errs47 = errors;
if(typeof data11.journey !== "string"){
validate30.errors = [{instancePath:instancePath+"/properties/journey",schemaPath:"#/properties/properties/properties/journey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs47 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.site_id !== undefined){
let data19 = data11.site_id;
const _errs49 = errors;
const _errs50 = errors;
if(errors === _errs50){
if(typeof data19 === "string"){
if(!pattern23.test(data19)){
validate30.errors = [{instancePath:instancePath+"/properties/site_id",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/properties/site_id",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs49 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.bsin !== undefined){
let data20 = data11.bsin;
const _errs52 = errors;
const _errs53 = errors;
if(errors === _errs53){
if(typeof data20 === "string"){
if(!pattern23.test(data20)){
validate30.errors = [{instancePath:instancePath+"/properties/bsin",schemaPath:"#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate30.errors = [{instancePath:instancePath+"/properties/bsin",schemaPath:"#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid9 = _errs52 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.is_bot !== undefined){
const _errs55 = errors;
if(typeof data11.is_bot !== "boolean"){
validate30.errors = [{instancePath:instancePath+"/properties/is_bot",schemaPath:"#/properties/properties/properties/is_bot/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid9 = _errs55 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.is_test !== undefined){
const _errs57 = errors;
if(typeof data11.is_test !== "boolean"){
validate30.errors = [{instancePath:instancePath+"/properties/is_test",schemaPath:"#/properties/properties/properties/is_test/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid9 = _errs57 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data11.nudgespot_channel !== undefined){
const _errs59 = errors;
if(typeof data11.nudgespot_channel !== "string"){
validate30.errors = [{instancePath:instancePath+"/properties/nudgespot_channel",schemaPath:"#/properties/properties/properties/nudgespot_channel/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs59 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":{"type":true,"event":true,"messageId":true,"userId":true,"anonymousId":true,"timestamp":true,"originalTimestamp":true,"sentAt":true,"context":true,"integrations":true,"properties":true},"dynamicProps":false,"dynamicItems":false};


function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-bounced.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event !== undefined){
const _errs0 = errors;
if("Email Bounced" !== data.event){
validate29.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Bounced"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data1 = data.properties;
const _errs1 = errors;
if(errors === _errs1){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.bounce_type !== undefined){
const _errs3 = errors;
if(typeof data1.bounce_type !== "string"){
validate29.errors = [{instancePath:instancePath+"/properties/bounce_type",schemaPath:"#/properties/properties/properties/bounce_type/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.bounce_reason !== undefined){
const _errs5 = errors;
if(typeof data1.bounce_reason !== "string"){
validate29.errors = [{instancePath:instancePath+"/properties/bounce_reason",schemaPath:"#/properties/properties/properties/bounce_reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.bounce_status !== undefined){
const _errs7 = errors;
if(typeof data1.bounce_status !== "string"){
validate29.errors = [{instancePath:instancePath+"/properties/bounce_status",schemaPath:"#/properties/properties/properties/bounce_status/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "event") && (key0 !== "properties")) && (key0 !== "type")) && (key0 !== "messageId")) && (key0 !== "userId")) && (key0 !== "anonymousId")) && (key0 !== "timestamp")) && (key0 !== "originalTimestamp")) && (key0 !== "sentAt")) && (key0 !== "context")) && (key0 !== "integrations")){
validate29.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"}];
return false;
break;
}
}
}
}
}
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const emailDelivered: Validator<EmailDelivered> = validate40;
const schema60 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-delivered.schema.json","$ref":"../track-event.schema.json","properties":{"event":{"const":"Email Delivered"}},"unevaluatedProperties":false};

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-delivered.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event !== undefined){
const _errs0 = errors;
if("Email Delivered" !== data.event){
validate40.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Delivered"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "event") && (key0 !== "type")) && (key0 !== "messageId")) && (key0 !== "userId")) && (key0 !== "anonymousId")) && (key0 !== "timestamp")) && (key0 !== "originalTimestamp")) && (key0 !== "sentAt")) && (key0 !== "context")) && (key0 !== "integrations")) && (key0 !== "properties")){
validate40.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"}];
return false;
break;
}
}
}
}
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const emailLinkClicked: Validator<EmailLinkClicked> = validate42;
const schema61 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-link-clicked.schema.json","$ref":"../track-event.schema.json","properties":{"event":{"const":"Email Link Clicked"},"properties":{"type":"object","properties":{"link_id":{"$ref":"../track-event.schema.json#/$defs/nonBlankText","identifier":true,"examples":["101"]},"link_url":{"type":"string","incomingNames":["link_url","url","href"],"examples":["https://shop.example/sale?x=1"]}}}},"unevaluatedProperties":false};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-link-clicked.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event !== undefined){
const _errs0 = errors;
if("Email Link Clicked" !== data.event){
validate42.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Link Clicked"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data1 = data.properties;
const _errs1 = errors;
if(errors === _errs1){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.link_id !== undefined){
let data2 = data1.link_id;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern23.test(data2)){
validate42.errors = [{instancePath:instancePath+"/properties/link_id",schemaPath:"../track-event.schema.json#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate42.errors = [{instancePath:instancePath+"/properties/link_id",schemaPath:"../track-event.schema.json#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.link_url !== undefined){
const _errs6 = errors;
if(typeof data1.link_url !== "string"){
validate42.errors = [{instancePath:instancePath+"/properties/link_url",schemaPath:"#/properties/properties/properties/link_url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "event") && (key0 !== "properties")) && (key0 !== "type")) && (key0 !== "messageId")) && (key0 !== "userId")) && (key0 !== "anonymousId")) && (key0 !== "timestamp")) && (key0 !== "originalTimestamp")) && (key0 !== "sentAt")) && (key0 !== "context")) && (key0 !== "integrations")){
validate42.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"}];
return false;
break;
}
}
}
}
}
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const emailMarkedAsSpam: Validator<EmailMarkedAsSpam> = validate44;
const schema63 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-marked-as-spam.schema.json","$ref":"../track-event.schema.json","properties":{"event":{"const":"Email Marked as Spam"}},"unevaluatedProperties":false};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-marked-as-spam.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate44.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event !== undefined){
const _errs0 = errors;
if("Email Marked as Spam" !== data.event){
validate44.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Marked as Spam"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "event") && (key0 !== "type")) && (key0 !== "messageId")) && (key0 !== "userId")) && (key0 !== "anonymousId")) && (key0 !== "timestamp")) && (key0 !== "originalTimestamp")) && (key0 !== "sentAt")) && (key0 !== "context")) && (key0 !== "integrations")) && (key0 !== "properties")){
validate44.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"}];
return false;
break;
}
}
}
}
}
validate44.errors = vErrors;
return errors === 0;
}
validate44.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const emailOpened: Validator<EmailOpened> = validate46;
const schema64 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-opened.schema.json","$ref":"../track-event.schema.json","properties":{"event":{"const":"Email Opened"}},"unevaluatedProperties":false};

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-opened.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate46.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event !== undefined){
const _errs0 = errors;
if("Email Opened" !== data.event){
validate46.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Opened"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "event") && (key0 !== "type")) && (key0 !== "messageId")) && (key0 !== "userId")) && (key0 !== "anonymousId")) && (key0 !== "timestamp")) && (key0 !== "originalTimestamp")) && (key0 !== "sentAt")) && (key0 !== "context")) && (key0 !== "integrations")) && (key0 !== "properties")){
validate46.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"}];
return false;
break;
}
}
}
}
}
validate46.errors = vErrors;
return errors === 0;
}
validate46.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const emailUnsubscribed: Validator<EmailUnsubscribed> = validate48;
const schema65 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/collections/email-unsubscribed.schema.json","$ref":"../track-event.schema.json","properties":{"event":{"const":"Email Unsubscribed"},"properties":{"type":"object","properties":{"list_id":{"$ref":"../track-event.schema.json#/$defs/nonBlankText","identifier":true,"examples":["1425"]},"list_name":{"type":"string","examples":["New customers"]},"unsubscribed_from_all":{"type":"boolean","incomingNamesByShape":{"message-event":["unsubscribe_contact"]},"examples":[true]}}}},"unevaluatedProperties":false};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/collections/email-unsubscribed.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(validate30(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.event !== undefined){
const _errs0 = errors;
if("Email Unsubscribed" !== data.event){
validate48.errors = [{instancePath:instancePath+"/event",schemaPath:"#/properties/event/const",keyword:"const",params:{allowedValue: "Email Unsubscribed"},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data1 = data.properties;
const _errs1 = errors;
if(errors === _errs1){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.list_id !== undefined){
let data2 = data1.list_id;
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data2 === "string"){
if(!pattern23.test(data2)){
validate48.errors = [{instancePath:instancePath+"/properties/list_id",schemaPath:"../track-event.schema.json#/$defs/nonBlankText/pattern",keyword:"pattern",params:{pattern: "[^\\s\\u0085]"},message:"must match pattern \""+"[^\\s\\u0085]"+"\""}];
return false;
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties/list_id",schemaPath:"../track-event.schema.json#/$defs/nonBlankText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.list_name !== undefined){
const _errs6 = errors;
if(typeof data1.list_name !== "string"){
validate48.errors = [{instancePath:instancePath+"/properties/list_name",schemaPath:"#/properties/properties/properties/list_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.unsubscribed_from_all !== undefined){
const _errs8 = errors;
if(typeof data1.unsubscribed_from_all !== "boolean"){
validate48.errors = [{instancePath:instancePath+"/properties/unsubscribed_from_all",schemaPath:"#/properties/properties/properties/unsubscribed_from_all/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate48.errors = [{instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
for(const key0 in data){
if(((((((((((key0 !== "event") && (key0 !== "properties")) && (key0 !== "type")) && (key0 !== "messageId")) && (key0 !== "userId")) && (key0 !== "anonymousId")) && (key0 !== "timestamp")) && (key0 !== "originalTimestamp")) && (key0 !== "sentAt")) && (key0 !== "context")) && (key0 !== "integrations")){
validate48.errors = [{instancePath,schemaPath:"#/unevaluatedProperties",keyword:"unevaluatedProperties",params:{unevaluatedProperty: key0},message:"must NOT have unevaluated properties"}];
return false;
break;
}
}
}
}
}
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const jitsuOptions: Validator<JitsuOptions> = validate50;
const schema67 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/destinations/jitsu.schema.json","type":"object","properties":{"tables":{"enum":["collections","layout"]}},"additionalProperties":false};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/destinations/jitsu.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "tables")){
validate50.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tables !== undefined){
let data0 = data.tables;
if(!((data0 === "collections") || (data0 === "layout"))){
validate50.errors = [{instancePath:instancePath+"/tables",schemaPath:"#/properties/tables/enum",keyword:"enum",params:{allowedValues: schema67.properties.tables.enum},message:"must be equal to one of the allowed values"}];
return false;
}
}
}
}
else {
validate50.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const postgresOptions: Validator<PostgresOptions> = validate51;
const schema68 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/destinations/postgres.schema.json","type":"object","properties":{"schema":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]{0,62}$"}},"additionalProperties":false};
const pattern38 = new RegExp("^[A-Za-z_][A-Za-z0-9_]{0,62}$", "");

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/destinations/postgres.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate51.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "schema")){
validate51.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.schema !== undefined){
let data0 = data.schema;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern38.test(data0)){
validate51.errors = [{instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]{0,62}$"+"\""}];
return false;
}
}
else {
validate51.errors = [{instancePath:instancePath+"/schema",schemaPath:"#/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}
validate51.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const rudderstackOptions: Validator<RudderStackOptions> = validate52;
const schema69 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/destinations/rudderstack.schema.json","type":"object","properties":{},"additionalProperties":false};

function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/destinations/rudderstack.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
validate52.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate52.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const segmentOptions: Validator<SegmentOptions> = validate53;
const schema70 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/destinations/segment.schema.json","type":"object","properties":{},"additionalProperties":false};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/destinations/segment.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
validate53.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const webhookOptions: Validator<WebhookOptions> = validate54;
const schema71 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/destinations/webhook.schema.json","type":"object","properties":{"batchSize":{"type":"integer","minimum":1,"maximum":1000}},"additionalProperties":false};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/destinations/webhook.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "batchSize")){
validate54.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.batchSize !== undefined){
let data0 = data.batchSize;
const _errs2 = errors;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
validate54.errors = [{instancePath:instancePath+"/batchSize",schemaPath:"#/properties/batchSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs2){
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000 || isNaN(data0)){
validate54.errors = [{instancePath:instancePath+"/batchSize",schemaPath:"#/properties/batchSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data0 < 1 || isNaN(data0)){
validate54.errors = [{instancePath:instancePath+"/batchSize",schemaPath:"#/properties/batchSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
}
else {
validate54.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const activityPayload: Validator<ActivityPayload> = validate55;
const schema72 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/activity.schema.json","type":"object","required":["activity"],"properties":{"activity":{"type":"object","required":["event"],"properties":{"event":{"$ref":"../incoming.schema.json#/$defs/eventName"},"timestamp":{"$ref":"../incoming.schema.json#/$defs/time"},"properties":{"$ref":"../incoming.schema.json#/$defs/payloadProperties"},"user":{"$ref":"#/$defs/recipient"},"subscriber":{"$ref":"#/$defs/recipient"}}}},"$defs":{"recipient":{"type":["object","null"],"properties":{"uid":{"$ref":"../incoming.schema.json#/$defs/identity"},"email":{"$ref":"../incoming.schema.json#/$defs/email"},"anon_id":{"$ref":"../incoming.schema.json#/$defs/identity"},"first_name":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Ann"]},"last_name":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Lee"]},"name":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Ann Lee"]},"contacts":{"type":["array","null"],"items":{"type":["object","null"],"properties":{"contact_type":{"examples":["email"]},"contact_value":{"examples":["ann@example.com"]},"subscription_status":{"examples":["active"]}}}}}}}};
const schema74 = {"type":"string","examples":["Email Opened"]};
const schema75 = {"examples":["2026-03-01T10:15:30+01:00",1767225600]};
const schema76 = {"type":["object","null"],"examples":[{"email_id":"18vzF7u3z"}]};
const schema77 = {"type":["object","null"],"properties":{"uid":{"$ref":"../incoming.schema.json#/$defs/identity"},"email":{"$ref":"../incoming.schema.json#/$defs/email"},"anon_id":{"$ref":"../incoming.schema.json#/$defs/identity"},"first_name":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Ann"]},"last_name":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Lee"]},"name":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Ann Lee"]},"contacts":{"type":["array","null"],"items":{"type":["object","null"],"properties":{"contact_type":{"examples":["email"]},"contact_value":{"examples":["ann@example.com"]},"subscription_status":{"examples":["active"]}}}}}};
const schema78 = {"examples":["019mr8mf4r",77]};
const schema79 = {"examples":["ann@example.com"]};
const schema81 = {"type":["string","number","boolean","null"]};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
validate57.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema77.type},message:"must be object,null"}];
return false;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.uid !== undefined){
const _errs1 = errors;
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
const _errs2 = errors;
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anon_id !== undefined){
const _errs3 = errors;
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.first_name !== undefined){
let data3 = data.first_name;
const _errs4 = errors;
if((((typeof data3 !== "string") && (!((typeof data3 == "number") && (isFinite(data3))))) && (typeof data3 !== "boolean")) && (data3 !== null)){
validate57.errors = [{instancePath:instancePath+"/first_name",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_name !== undefined){
let data4 = data.last_name;
const _errs7 = errors;
if((((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")) && (data4 !== null)){
validate57.errors = [{instancePath:instancePath+"/last_name",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
let data5 = data.name;
const _errs10 = errors;
if((((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")) && (data5 !== null)){
validate57.errors = [{instancePath:instancePath+"/name",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.contacts !== undefined){
let data6 = data.contacts;
const _errs13 = errors;
if((!(Array.isArray(data6))) && (data6 !== null)){
validate57.errors = [{instancePath:instancePath+"/contacts",schemaPath:"#/properties/contacts/type",keyword:"type",params:{type: schema77.properties.contacts.type},message:"must be array,null"}];
return false;
}
if(errors === _errs13){
if(Array.isArray(data6)){
var valid7 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
const _errs15 = errors;
if((!(data7 && typeof data7 == "object" && !Array.isArray(data7))) && (data7 !== null)){
validate57.errors = [{instancePath:instancePath+"/contacts/" + i0,schemaPath:"#/properties/contacts/items/type",keyword:"type",params:{type: schema77.properties.contacts.items.type},message:"must be object,null"}];
return false;
}
var valid7 = _errs15 === errors;
if(!valid7){
break;
}
}
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":{"uid":true,"email":true,"anon_id":true,"first_name":true,"last_name":true,"name":true,"contacts":true},"dynamicProps":false,"dynamicItems":false};


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/activity.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.activity === undefined) && (missing0 = "activity")){
validate55.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.activity !== undefined){
let data0 = data.activity;
const _errs1 = errors;
if(errors === _errs1){
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
let missing1;
if((data0.event === undefined) && (missing1 = "event")){
validate55.errors = [{instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data0.event !== undefined){
const _errs3 = errors;
if(typeof data0.event !== "string"){
validate55.errors = [{instancePath:instancePath+"/activity/event",schemaPath:"../incoming.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.timestamp !== undefined){
const _errs6 = errors;
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.properties !== undefined){
let data3 = data0.properties;
const _errs7 = errors;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
validate55.errors = [{instancePath:instancePath+"/activity/properties",schemaPath:"../incoming.schema.json#/$defs/payloadProperties/type",keyword:"type",params:{type: schema76.type},message:"must be object,null"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.user !== undefined){
const _errs10 = errors;
if(!(validate57(data0.user, {instancePath:instancePath+"/activity/user",parentData:data0,parentDataProperty:"user",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data0.subscriber !== undefined){
const _errs11 = errors;
if(!(validate57(data0.subscriber, {instancePath:instancePath+"/activity/subscriber",parentData:data0,parentDataProperty:"subscriber",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate55.errors = [{instancePath:instancePath+"/activity",schemaPath:"#/properties/activity/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
}
else {
validate55.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":{"activity":true},"dynamicProps":false,"dynamicItems":false};

export const eventRecordPayload: Validator<EventRecordPayload> = validate60;
const schema84 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/event-record.schema.json","type":"object","required":["event_type"],"properties":{"event_id":{"$ref":"../incoming.schema.json#/$defs/payloadId"},"event_type":{"$ref":"../incoming.schema.json#/$defs/eventName"},"timestamp":{"$ref":"../incoming.schema.json#/$defs/time"},"site_id":{"examples":["shop"]},"is_test":{"examples":[false]},"url":{"examples":["https://shop.example/"]},"identity":{"type":["object","null"],"properties":{"user_id":{"$ref":"../incoming.schema.json#/$defs/identity"},"email":{"$ref":"../incoming.schema.json#/$defs/email"},"bsin":{"examples":["b1"]}}},"enriched":{"type":["object","null"],"properties":{"user_agent":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Mozilla/5.0"]},"is_bot":{"examples":[false]},"referer":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["https://mail.example/inbox"]}}},"properties":{"$ref":"../incoming.schema.json#/$defs/payloadProperties"}}};
const schema85 = {"examples":["ajs-next-7f1c"]};

function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/event-record.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event_type === undefined) && (missing0 = "event_type")){
validate60.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.event_id !== undefined){
const _errs1 = errors;
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event_type !== undefined){
const _errs2 = errors;
if(typeof data.event_type !== "string"){
validate60.errors = [{instancePath:instancePath+"/event_type",schemaPath:"../incoming.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs5 = errors;
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identity !== undefined){
let data3 = data.identity;
const _errs6 = errors;
if((!(data3 && typeof data3 == "object" && !Array.isArray(data3))) && (data3 !== null)){
validate60.errors = [{instancePath:instancePath+"/identity",schemaPath:"#/properties/identity/type",keyword:"type",params:{type: schema84.properties.identity.type},message:"must be object,null"}];
return false;
}
if(errors === _errs6){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.user_id !== undefined){
const _errs8 = errors;
var valid4 = _errs8 === errors;
}
else {
var valid4 = true;
}
if(valid4){
if(data3.email !== undefined){
const _errs9 = errors;
var valid4 = _errs9 === errors;
}
else {
var valid4 = true;
}
}
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.enriched !== undefined){
let data6 = data.enriched;
const _errs10 = errors;
if((!(data6 && typeof data6 == "object" && !Array.isArray(data6))) && (data6 !== null)){
validate60.errors = [{instancePath:instancePath+"/enriched",schemaPath:"#/properties/enriched/type",keyword:"type",params:{type: schema84.properties.enriched.type},message:"must be object,null"}];
return false;
}
if(errors === _errs10){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.user_agent !== undefined){
let data7 = data6.user_agent;
const _errs12 = errors;
if((((typeof data7 !== "string") && (!((typeof data7 == "number") && (isFinite(data7))))) && (typeof data7 !== "boolean")) && (data7 !== null)){
validate60.errors = [{instancePath:instancePath+"/enriched/user_agent",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid7 = _errs12 === errors;
}
else {
var valid7 = true;
}
if(valid7){
if(data6.referer !== undefined){
let data8 = data6.referer;
const _errs15 = errors;
if((((typeof data8 !== "string") && (!((typeof data8 == "number") && (isFinite(data8))))) && (typeof data8 !== "boolean")) && (data8 !== null)){
validate60.errors = [{instancePath:instancePath+"/enriched/referer",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid7 = _errs15 === errors;
}
else {
var valid7 = true;
}
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data9 = data.properties;
const _errs18 = errors;
if((!(data9 && typeof data9 == "object" && !Array.isArray(data9))) && (data9 !== null)){
validate60.errors = [{instancePath:instancePath+"/properties",schemaPath:"../incoming.schema.json#/$defs/payloadProperties/type",keyword:"type",params:{type: schema76.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate60.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"props":{"event_id":true,"event_type":true,"timestamp":true,"site_id":true,"is_test":true,"url":true,"identity":true,"enriched":true,"properties":true},"dynamicProps":false,"dynamicItems":false};

export const messageEventPayload: Validator<MessageEventPayload> = validate61;
const schema93 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/message-event.schema.json","type":"object","required":["event"],"properties":{"event":{"$ref":"../incoming.schema.json#/$defs/eventName"},"mail_id":{"examples":["m-1"]},"timestamp":{"$ref":"../incoming.schema.json#/$defs/time"},"email":{"$ref":"../incoming.schema.json#/$defs/email"},"recipient":{"examples":["ann@example.com"]},"uid":{"$ref":"../incoming.schema.json#/$defs/identity"},"unsubscribe_contact":{"examples":[true]},"ip":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["203.0.113.9"]},"useragent":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Mozilla/5.0"]},"url":{"examples":["https://shop.example/"]},"reason":{"examples":["550 5.1.1 user unknown"]},"status":{"examples":["5.1.1"]},"type":{"examples":["blocked"]}}};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/message-event.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event === undefined) && (missing0 = "event")){
validate61.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.event !== undefined){
const _errs1 = errors;
if(typeof data.event !== "string"){
validate61.errors = [{instancePath:instancePath+"/event",schemaPath:"../incoming.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs4 = errors;
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
const _errs5 = errors;
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.uid !== undefined){
const _errs6 = errors;
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ip !== undefined){
let data4 = data.ip;
const _errs7 = errors;
if((((typeof data4 !== "string") && (!((typeof data4 == "number") && (isFinite(data4))))) && (typeof data4 !== "boolean")) && (data4 !== null)){
validate61.errors = [{instancePath:instancePath+"/ip",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.useragent !== undefined){
let data5 = data.useragent;
const _errs10 = errors;
if((((typeof data5 !== "string") && (!((typeof data5 == "number") && (isFinite(data5))))) && (typeof data5 !== "boolean")) && (data5 !== null)){
validate61.errors = [{instancePath:instancePath+"/useragent",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate61.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":{"event":true,"mail_id":true,"timestamp":true,"email":true,"recipient":true,"uid":true,"unsubscribe_contact":true,"ip":true,"useragent":true,"url":true,"reason":true,"status":true,"type":true},"dynamicProps":false,"dynamicItems":false};

export const trackPayload: Validator<TrackPayload> = validate62;
const schema100 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/payloads/track.schema.json","type":"object","required":["event"],"properties":{"type":{"enum":["track",null]},"action":{"enum":["track",null]},"event":{"$ref":"../incoming.schema.json#/$defs/eventName"},"userId":{"$ref":"../incoming.schema.json#/$defs/identity"},"user_id":{"$ref":"../incoming.schema.json#/$defs/identity"},"anonymousId":{"$ref":"../incoming.schema.json#/$defs/identity"},"anonymous_id":{"$ref":"../incoming.schema.json#/$defs/identity"},"messageId":{"$ref":"../incoming.schema.json#/$defs/payloadId"},"message_id":{"$ref":"../incoming.schema.json#/$defs/payloadId"},"timestamp":{"$ref":"../incoming.schema.json#/$defs/time"},"originalTimestamp":{"$ref":"../incoming.schema.json#/$defs/time"},"sentAt":{"$ref":"../incoming.schema.json#/$defs/time"},"context":{"type":["object","null"],"properties":{"ip":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["203.0.113.9"]},"userAgent":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Mozilla/5.0"]},"user_agent":{"$ref":"../incoming.schema.json#/$defs/scalarText","examples":["Mozilla/5.0"]},"traits":{"type":["object","null"],"properties":{"email":{"$ref":"../incoming.schema.json#/$defs/email"}}}}},"traits":{"type":["object","null"],"properties":{"email":{"$ref":"../incoming.schema.json#/$defs/email"}}},"properties":{"$ref":"../incoming.schema.json#/$defs/payloadProperties"}}};

function validate62(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/payloads/track.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate62.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.event === undefined) && (missing0 = "event")){
validate62.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.type !== undefined){
let data0 = data.type;
const _errs1 = errors;
if(!((data0 === "track") || (data0 === null))){
validate62.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema100.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
let data1 = data.action;
const _errs2 = errors;
if(!((data1 === "track") || (data1 === null))){
validate62.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema100.properties.action.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.event !== undefined){
const _errs3 = errors;
if(typeof data.event !== "string"){
validate62.errors = [{instancePath:instancePath+"/event",schemaPath:"../incoming.schema.json#/$defs/eventName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.userId !== undefined){
const _errs6 = errors;
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.user_id !== undefined){
const _errs7 = errors;
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anonymousId !== undefined){
const _errs8 = errors;
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.anonymous_id !== undefined){
const _errs9 = errors;
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.messageId !== undefined){
const _errs10 = errors;
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_id !== undefined){
const _errs11 = errors;
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timestamp !== undefined){
const _errs12 = errors;
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.originalTimestamp !== undefined){
const _errs13 = errors;
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sentAt !== undefined){
const _errs14 = errors;
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.context !== undefined){
let data12 = data.context;
const _errs15 = errors;
if((!(data12 && typeof data12 == "object" && !Array.isArray(data12))) && (data12 !== null)){
validate62.errors = [{instancePath:instancePath+"/context",schemaPath:"#/properties/context/type",keyword:"type",params:{type: schema100.properties.context.type},message:"must be object,null"}];
return false;
}
if(errors === _errs15){
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.ip !== undefined){
let data13 = data12.ip;
const _errs17 = errors;
if((((typeof data13 !== "string") && (!((typeof data13 == "number") && (isFinite(data13))))) && (typeof data13 !== "boolean")) && (data13 !== null)){
validate62.errors = [{instancePath:instancePath+"/context/ip",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid11 = _errs17 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data12.userAgent !== undefined){
let data14 = data12.userAgent;
const _errs20 = errors;
if((((typeof data14 !== "string") && (!((typeof data14 == "number") && (isFinite(data14))))) && (typeof data14 !== "boolean")) && (data14 !== null)){
validate62.errors = [{instancePath:instancePath+"/context/userAgent",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid11 = _errs20 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data12.user_agent !== undefined){
let data15 = data12.user_agent;
const _errs23 = errors;
if((((typeof data15 !== "string") && (!((typeof data15 == "number") && (isFinite(data15))))) && (typeof data15 !== "boolean")) && (data15 !== null)){
validate62.errors = [{instancePath:instancePath+"/context/user_agent",schemaPath:"../incoming.schema.json#/$defs/scalarText/type",keyword:"type",params:{type: schema81.type},message:"must be string,number,boolean,null"}];
return false;
}
var valid11 = _errs23 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data12.traits !== undefined){
let data16 = data12.traits;
const _errs26 = errors;
if((!(data16 && typeof data16 == "object" && !Array.isArray(data16))) && (data16 !== null)){
validate62.errors = [{instancePath:instancePath+"/context/traits",schemaPath:"#/properties/context/properties/traits/type",keyword:"type",params:{type: schema100.properties.context.properties.traits.type},message:"must be object,null"}];
return false;
}
var valid11 = _errs26 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.traits !== undefined){
let data18 = data.traits;
const _errs29 = errors;
if((!(data18 && typeof data18 == "object" && !Array.isArray(data18))) && (data18 !== null)){
validate62.errors = [{instancePath:instancePath+"/traits",schemaPath:"#/properties/traits/type",keyword:"type",params:{type: schema100.properties.traits.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
let data20 = data.properties;
const _errs32 = errors;
if((!(data20 && typeof data20 == "object" && !Array.isArray(data20))) && (data20 !== null)){
validate62.errors = [{instancePath:instancePath+"/properties",schemaPath:"../incoming.schema.json#/$defs/payloadProperties/type",keyword:"type",params:{type: schema76.type},message:"must be object,null"}];
return false;
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate62.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate62.errors = vErrors;
return errors === 0;
}
validate62.evaluated = {"props":{"type":true,"action":true,"event":true,"userId":true,"user_id":true,"anonymousId":true,"anonymous_id":true,"messageId":true,"message_id":true,"timestamp":true,"originalTimestamp":true,"sentAt":true,"context":true,"traits":true,"properties":true},"dynamicProps":false,"dynamicItems":false};

export const settings: Validator<SourceSettings> = validate63;
const schema117 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/settings.schema.json","type":"object","properties":{"unsupportedEvents":{"enum":["reject","ignore"],"default":"reject"},"eventNames":{"type":"object","additionalProperties":{"enum":["Email Delivered","Email Opened","Email Link Clicked","Email Unsubscribed","Email Bounced","Email Marked as Spam"]},"default":{},"examples":[{"Newsletter read":"Email Opened"}]},"pseudonymize":{"type":"boolean","default":false}}};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/settings.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.unsupportedEvents !== undefined){
let data0 = data.unsupportedEvents;
const _errs1 = errors;
if(!((data0 === "reject") || (data0 === "ignore"))){
validate63.errors = [{instancePath:instancePath+"/unsupportedEvents",schemaPath:"#/properties/unsupportedEvents/enum",keyword:"enum",params:{allowedValues: schema117.properties.unsupportedEvents.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.eventNames !== undefined){
let data1 = data.eventNames;
const _errs2 = errors;
if(errors === _errs2){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
let data2 = data1[key0];
const _errs5 = errors;
if(!((((((data2 === "Email Delivered") || (data2 === "Email Opened")) || (data2 === "Email Link Clicked")) || (data2 === "Email Unsubscribed")) || (data2 === "Email Bounced")) || (data2 === "Email Marked as Spam"))){
validate63.errors = [{instancePath:instancePath+"/eventNames/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/eventNames/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema117.properties.eventNames.additionalProperties.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate63.errors = [{instancePath:instancePath+"/eventNames",schemaPath:"#/properties/eventNames/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pseudonymize !== undefined){
const _errs6 = errors;
if(typeof data.pseudonymize !== "boolean"){
validate63.errors = [{instancePath:instancePath+"/pseudonymize",schemaPath:"#/properties/pseudonymize/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":{"unsupportedEvents":true,"eventNames":true,"pseudonymize":true},"dynamicProps":false,"dynamicItems":false};

export const sources: Validator<Sources> = validate64;
const schema118 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://nudgespot-source.example/schemas/sources.schema.json","type":"object","properties":{"sources":{"type":"array","items":{"$ref":"#/$defs/source"},"minItems":1}},"required":["sources"],"additionalProperties":false,"$defs":{"source":{"type":"object","properties":{"name":{"type":"string","pattern":"[A-Za-z]"},"schemaName":{"type":"string","pattern":"^[a-z][a-z0-9_]*$"},"writeKeys":{"type":"array","items":{"type":"string","pattern":"^(?:sha256:[0-9A-Fa-f]{64}|(?!sha256:).+)$"},"minItems":1},"settings":{"$ref":"settings.schema.json"},"rateLimit":{"type":"object","properties":{"callsPerSecond":{"type":"integer","minimum":1}},"required":["callsPerSecond"],"additionalProperties":false},"destinations":{"type":"array","items":{"$ref":"#/$defs/destination"},"minItems":1}},"required":["name","writeKeys","destinations"],"additionalProperties":false},"destination":{"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z0-9._-]+$"},"type":{"enum":["jitsu","postgres","rudderstack","segment","webhook"]},"url":{"type":"string","pattern":"^(?:https?|postgres(?:ql)?)://\\S+$"},"writeKey":{"type":"string","pattern":"."},"writeKeyFile":{"type":"string","pattern":"."},"writeKeyEnv":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"options":{"type":"object"}},"required":["id","type","url"],"additionalProperties":false,"if":{"properties":{"type":{"const":"postgres"}}},"then":{"properties":{"url":{"pattern":"^postgres(?:ql)?://[^\\s#]+$"},"writeKey":false,"writeKeyFile":false,"writeKeyEnv":false}},"else":{"properties":{"url":{"pattern":"^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"}},"oneOf":[{"required":["writeKey"]},{"required":["writeKeyFile"]},{"required":["writeKeyEnv"]}]},"allOf":[{"if":{"properties":{"type":{"const":"jitsu"}}},"then":{"properties":{"options":{"$ref":"destinations/jitsu.schema.json"}}}},{"if":{"properties":{"type":{"const":"postgres"}}},"then":{"properties":{"options":{"$ref":"destinations/postgres.schema.json"}}}},{"if":{"properties":{"type":{"const":"rudderstack"}}},"then":{"properties":{"options":{"$ref":"destinations/rudderstack.schema.json"}}}},{"if":{"properties":{"type":{"const":"segment"}}},"then":{"properties":{"options":{"$ref":"destinations/segment.schema.json"}}}},{"if":{"properties":{"type":{"const":"webhook"}}},"then":{"properties":{"options":{"$ref":"destinations/webhook.schema.json"}}}}]}}};
const schema119 = {"type":"object","properties":{"name":{"type":"string","pattern":"[A-Za-z]"},"schemaName":{"type":"string","pattern":"^[a-z][a-z0-9_]*$"},"writeKeys":{"type":"array","items":{"type":"string","pattern":"^(?:sha256:[0-9A-Fa-f]{64}|(?!sha256:).+)$"},"minItems":1},"settings":{"$ref":"settings.schema.json"},"rateLimit":{"type":"object","properties":{"callsPerSecond":{"type":"integer","minimum":1}},"required":["callsPerSecond"],"additionalProperties":false},"destinations":{"type":"array","items":{"$ref":"#/$defs/destination"},"minItems":1}},"required":["name","writeKeys","destinations"],"additionalProperties":false};
const pattern39 = new RegExp("[A-Za-z]", "");
const pattern40 = new RegExp("^[a-z][a-z0-9_]*$", "");
const pattern41 = new RegExp("^(?:sha256:[0-9A-Fa-f]{64}|(?!sha256:).+)$", "");
const schema121 = {"type":"object","properties":{"id":{"type":"string","pattern":"^[A-Za-z0-9._-]+$"},"type":{"enum":["jitsu","postgres","rudderstack","segment","webhook"]},"url":{"type":"string","pattern":"^(?:https?|postgres(?:ql)?)://\\S+$"},"writeKey":{"type":"string","pattern":"."},"writeKeyFile":{"type":"string","pattern":"."},"writeKeyEnv":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$"},"options":{"type":"object"}},"required":["id","type","url"],"additionalProperties":false,"if":{"properties":{"type":{"const":"postgres"}}},"then":{"properties":{"url":{"pattern":"^postgres(?:ql)?://[^\\s#]+$"},"writeKey":false,"writeKeyFile":false,"writeKeyEnv":false}},"else":{"properties":{"url":{"pattern":"^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"}},"oneOf":[{"required":["writeKey"]},{"required":["writeKeyFile"]},{"required":["writeKeyEnv"]}]},"allOf":[{"if":{"properties":{"type":{"const":"jitsu"}}},"then":{"properties":{"options":{"$ref":"destinations/jitsu.schema.json"}}}},{"if":{"properties":{"type":{"const":"postgres"}}},"then":{"properties":{"options":{"$ref":"destinations/postgres.schema.json"}}}},{"if":{"properties":{"type":{"const":"rudderstack"}}},"then":{"properties":{"options":{"$ref":"destinations/rudderstack.schema.json"}}}},{"if":{"properties":{"type":{"const":"segment"}}},"then":{"properties":{"options":{"$ref":"destinations/segment.schema.json"}}}},{"if":{"properties":{"type":{"const":"webhook"}}},"then":{"properties":{"options":{"$ref":"destinations/webhook.schema.json"}}}}]};
const pattern43 = new RegExp("^postgres(?:ql)?://[^\\s#]+$", "");
const pattern44 = new RegExp("^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$", "");
const pattern45 = new RegExp("^[A-Za-z0-9._-]+$", "");
const pattern46 = new RegExp("^(?:https?|postgres(?:ql)?)://\\S+$", "");
const pattern47 = new RegExp(".", "");
const pattern49 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "");

function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs1 = errors;
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("jitsu" !== data.type){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.options !== undefined){
let data1 = data.options;
const _errs7 = errors;
if(errors === _errs7){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const _errs9 = errors;
for(const key0 in data1){
if(!(key0 === "tables")){
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/jitsu.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs9 === errors){
if(data1.tables !== undefined){
let data2 = data1.tables;
if(!((data2 === "collections") || (data2 === "layout"))){
validate66.errors = [{instancePath:instancePath+"/options/tables",schemaPath:"destinations/jitsu.schema.json/properties/tables/enum",keyword:"enum",params:{allowedValues: schema67.properties.tables.enum},message:"must be equal to one of the allowed values"}];
return false;
}
}
}
}
else {
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/jitsu.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
if(valid1){
var props0 = {};
props0.options = true;
props0.type = true;
}
}
if(!valid1){
const err1 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs1 === errors;
if(valid0){
const _errs11 = errors;
const _errs12 = errors;
let valid6 = true;
const _errs13 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("postgres" !== data.type){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
var _valid1 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(_valid1){
const _errs15 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.options !== undefined){
let data4 = data.options;
const _errs17 = errors;
if(errors === _errs17){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
const _errs19 = errors;
for(const key1 in data4){
if(!(key1 === "schema")){
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/postgres.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs19 === errors){
if(data4.schema !== undefined){
let data5 = data4.schema;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data5 === "string"){
if(!pattern38.test(data5)){
validate66.errors = [{instancePath:instancePath+"/options/schema",schemaPath:"destinations/postgres.schema.json/properties/schema/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]{0,62}$"+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/options/schema",schemaPath:"destinations/postgres.schema.json/properties/schema/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
}
else {
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/postgres.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
var _valid1 = _errs15 === errors;
valid6 = _valid1;
if(valid6){
var props1 = {};
props1.options = true;
props1.type = true;
}
}
if(!valid6){
const err3 = {instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs11 === errors;
if(valid0){
if(props0 !== true && props1 !== undefined){
if(props1 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props1);
}
}
const _errs22 = errors;
const _errs23 = errors;
let valid11 = true;
const _errs24 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("rudderstack" !== data.type){
const err4 = {};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
var _valid2 = _errs24 === errors;
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
if(_valid2){
const _errs26 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.options !== undefined){
let data7 = data.options;
const _errs28 = errors;
if(errors === _errs28){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key2 in data7){
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/rudderstack.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/rudderstack.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
var _valid2 = _errs26 === errors;
valid11 = _valid2;
if(valid11){
var props2 = {};
props2.options = true;
props2.type = true;
}
}
if(!valid11){
const err5 = {instancePath,schemaPath:"#/allOf/2/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs22 === errors;
if(valid0){
if(props0 !== true && props2 !== undefined){
if(props2 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props2);
}
}
const _errs31 = errors;
const _errs32 = errors;
let valid15 = true;
const _errs33 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("segment" !== data.type){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
var _valid3 = _errs33 === errors;
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
if(_valid3){
const _errs35 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.options !== undefined){
let data9 = data.options;
const _errs37 = errors;
if(errors === _errs37){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
for(const key3 in data9){
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/segment.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/segment.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
var _valid3 = _errs35 === errors;
valid15 = _valid3;
if(valid15){
var props3 = {};
props3.options = true;
props3.type = true;
}
}
if(!valid15){
const err7 = {instancePath,schemaPath:"#/allOf/3/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs31 === errors;
if(valid0){
if(props0 !== true && props3 !== undefined){
if(props3 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props3);
}
}
const _errs40 = errors;
const _errs41 = errors;
let valid19 = true;
const _errs42 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("webhook" !== data.type){
const err8 = {};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
var _valid4 = _errs42 === errors;
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
if(_valid4){
const _errs44 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.options !== undefined){
let data11 = data.options;
const _errs46 = errors;
if(errors === _errs46){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
const _errs48 = errors;
for(const key4 in data11){
if(!(key4 === "batchSize")){
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/webhook.schema.json/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs48 === errors){
if(data11.batchSize !== undefined){
let data12 = data11.batchSize;
const _errs49 = errors;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
validate66.errors = [{instancePath:instancePath+"/options/batchSize",schemaPath:"destinations/webhook.schema.json/properties/batchSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs49){
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 1000 || isNaN(data12)){
validate66.errors = [{instancePath:instancePath+"/options/batchSize",schemaPath:"destinations/webhook.schema.json/properties/batchSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"}];
return false;
}
else {
if(data12 < 1 || isNaN(data12)){
validate66.errors = [{instancePath:instancePath+"/options/batchSize",schemaPath:"destinations/webhook.schema.json/properties/batchSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
}
else {
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"destinations/webhook.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
}
}
var _valid4 = _errs44 === errors;
valid19 = _valid4;
if(valid19){
var props4 = {};
props4.options = true;
props4.type = true;
}
}
if(!valid19){
const err9 = {instancePath,schemaPath:"#/allOf/4/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate66.errors = vErrors;
return false;
}
var valid0 = _errs40 === errors;
if(valid0){
if(props0 !== true && props4 !== undefined){
if(props4 === true){
props0 = true;
}
else {
props0 = props0 || {};
Object.assign(props0, props4);
}
}
const _errs51 = errors;
let valid24 = true;
const _errs52 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if("postgres" !== data.type){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
var _valid5 = _errs52 === errors;
if(props0 !== true){
props0 = props0 || {};
props0.type = true;
}
errors = _errs51;
if(vErrors !== null){
if(_errs51){
vErrors.length = _errs51;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid5){
const _errs54 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url !== undefined){
let data14 = data.url;
const _errs55 = errors;
if(typeof data14 === "string"){
if(!pattern43.test(data14)){
validate66.errors = [{instancePath:instancePath+"/url",schemaPath:"#/then/properties/url/pattern",keyword:"pattern",params:{pattern: "^postgres(?:ql)?://[^\\s#]+$"},message:"must match pattern \""+"^postgres(?:ql)?://[^\\s#]+$"+"\""}];
return false;
}
}
var valid26 = _errs55 === errors;
}
else {
var valid26 = true;
}
if(valid26){
if(data.writeKey !== undefined){
var valid26 = false;
validate66.errors = [{instancePath:instancePath+"/writeKey",schemaPath:"#/then/properties/writeKey/false schema",keyword:"false schema",params:{},message:"boolean schema is false"}];
return false;
}
else {
var valid26 = true;
}
if(valid26){
if(data.writeKeyFile !== undefined){
var valid26 = false;
validate66.errors = [{instancePath:instancePath+"/writeKeyFile",schemaPath:"#/then/properties/writeKeyFile/false schema",keyword:"false schema",params:{},message:"boolean schema is false"}];
return false;
}
else {
var valid26 = true;
}
if(valid26){
if(data.writeKeyEnv !== undefined){
var valid26 = false;
validate66.errors = [{instancePath:instancePath+"/writeKeyEnv",schemaPath:"#/then/properties/writeKeyEnv/false schema",keyword:"false schema",params:{},message:"boolean schema is false"}];
return false;
}
else {
var valid26 = true;
}
}
}
}
}
var _valid5 = _errs54 === errors;
valid24 = _valid5;
if(valid24){
if(props0 !== true){
props0 = props0 || {};
props0.url = true;
props0.writeKey = true;
props0.writeKeyFile = true;
props0.writeKeyEnv = true;
}
}
ifClause0 = "then";
}
else {
const _errs56 = errors;
const _errs57 = errors;
let valid27 = false;
let passing0 = null;
const _errs58 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.writeKey === undefined) && (missing0 = "writeKey")){
const err11 = {instancePath,schemaPath:"#/else/oneOf/0/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
var _valid6 = _errs58 === errors;
if(_valid6){
valid27 = true;
passing0 = 0;
}
const _errs59 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.writeKeyFile === undefined) && (missing1 = "writeKeyFile")){
const err12 = {instancePath,schemaPath:"#/else/oneOf/1/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid6 = _errs59 === errors;
if(_valid6 && valid27){
valid27 = false;
passing0 = [passing0, 1];
}
else {
if(_valid6){
valid27 = true;
passing0 = 1;
}
const _errs60 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((data.writeKeyEnv === undefined) && (missing2 = "writeKeyEnv")){
const err13 = {instancePath,schemaPath:"#/else/oneOf/2/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
var _valid6 = _errs60 === errors;
if(_valid6 && valid27){
valid27 = false;
passing0 = [passing0, 2];
}
else {
if(_valid6){
valid27 = true;
passing0 = 2;
}
}
}
if(!valid27){
const err14 = {instancePath,schemaPath:"#/else/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
validate66.errors = vErrors;
return false;
}
else {
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
}
if(errors === _errs56){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url !== undefined){
let data18 = data.url;
if(typeof data18 === "string"){
if(!pattern44.test(data18)){
validate66.errors = [{instancePath:instancePath+"/url",schemaPath:"#/else/properties/url/pattern",keyword:"pattern",params:{pattern: "^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"},message:"must match pattern \""+"^https?://[^/?#@\\s]+(?:/[^?#\\s]*)?$"+"\""}];
return false;
}
}
}
}
}
var _valid5 = _errs56 === errors;
valid24 = _valid5;
if(valid24){
if(props0 !== true){
props0 = props0 || {};
props0.url = true;
}
}
ifClause0 = "else";
}
if(!valid24){
const err15 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate66.errors = vErrors;
return false;
}
}
}
}
}
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing3;
if((((data.id === undefined) && (missing3 = "id")) || ((data.type === undefined) && (missing3 = "type"))) || ((data.url === undefined) && (missing3 = "url"))){
validate66.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs62 = errors;
for(const key5 in data){
if(!(((((((key5 === "id") || (key5 === "type")) || (key5 === "url")) || (key5 === "writeKey")) || (key5 === "writeKeyFile")) || (key5 === "writeKeyEnv")) || (key5 === "options"))){
validate66.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs62 === errors){
if(data.id !== undefined){
let data19 = data.id;
const _errs63 = errors;
if(errors === _errs63){
if(typeof data19 === "string"){
if(!pattern45.test(data19)){
validate66.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9._-]+$"},message:"must match pattern \""+"^[A-Za-z0-9._-]+$"+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid29 = _errs63 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.type !== undefined){
let data20 = data.type;
const _errs65 = errors;
if(!(((((data20 === "jitsu") || (data20 === "postgres")) || (data20 === "rudderstack")) || (data20 === "segment")) || (data20 === "webhook"))){
validate66.errors = [{instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema121.properties.type.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid29 = _errs65 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.url !== undefined){
let data21 = data.url;
const _errs66 = errors;
if(errors === _errs66){
if(typeof data21 === "string"){
if(!pattern46.test(data21)){
validate66.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/pattern",keyword:"pattern",params:{pattern: "^(?:https?|postgres(?:ql)?)://\\S+$"},message:"must match pattern \""+"^(?:https?|postgres(?:ql)?)://\\S+$"+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid29 = _errs66 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.writeKey !== undefined){
let data22 = data.writeKey;
const _errs68 = errors;
if(errors === _errs68){
if(typeof data22 === "string"){
if(!pattern47.test(data22)){
validate66.errors = [{instancePath:instancePath+"/writeKey",schemaPath:"#/properties/writeKey/pattern",keyword:"pattern",params:{pattern: "."},message:"must match pattern \""+"."+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/writeKey",schemaPath:"#/properties/writeKey/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid29 = _errs68 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.writeKeyFile !== undefined){
let data23 = data.writeKeyFile;
const _errs70 = errors;
if(errors === _errs70){
if(typeof data23 === "string"){
if(!pattern47.test(data23)){
validate66.errors = [{instancePath:instancePath+"/writeKeyFile",schemaPath:"#/properties/writeKeyFile/pattern",keyword:"pattern",params:{pattern: "."},message:"must match pattern \""+"."+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/writeKeyFile",schemaPath:"#/properties/writeKeyFile/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid29 = _errs70 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.writeKeyEnv !== undefined){
let data24 = data.writeKeyEnv;
const _errs72 = errors;
if(errors === _errs72){
if(typeof data24 === "string"){
if(!pattern49.test(data24)){
validate66.errors = [{instancePath:instancePath+"/writeKeyEnv",schemaPath:"#/properties/writeKeyEnv/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\""}];
return false;
}
}
else {
validate66.errors = [{instancePath:instancePath+"/writeKeyEnv",schemaPath:"#/properties/writeKeyEnv/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid29 = _errs72 === errors;
}
else {
var valid29 = true;
}
if(valid29){
if(data.options !== undefined){
let data25 = data.options;
const _errs74 = errors;
if(!(data25 && typeof data25 == "object" && !Array.isArray(data25))){
validate66.errors = [{instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
var valid29 = _errs74 === errors;
}
else {
var valid29 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate66.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.name === undefined) && (missing0 = "name")) || ((data.writeKeys === undefined) && (missing0 = "writeKeys"))) || ((data.destinations === undefined) && (missing0 = "destinations"))){
validate65.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "schemaName")) || (key0 === "writeKeys")) || (key0 === "settings")) || (key0 === "rateLimit")) || (key0 === "destinations"))){
validate65.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern39.test(data0)){
validate65.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "[A-Za-z]"},message:"must match pattern \""+"[A-Za-z]"+"\""}];
return false;
}
}
else {
validate65.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schemaName !== undefined){
let data1 = data.schemaName;
const _errs4 = errors;
if(errors === _errs4){
if(typeof data1 === "string"){
if(!pattern40.test(data1)){
validate65.errors = [{instancePath:instancePath+"/schemaName",schemaPath:"#/properties/schemaName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]*$"},message:"must match pattern \""+"^[a-z][a-z0-9_]*$"+"\""}];
return false;
}
}
else {
validate65.errors = [{instancePath:instancePath+"/schemaName",schemaPath:"#/properties/schemaName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.writeKeys !== undefined){
let data2 = data.writeKeys;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
if(data2.length < 1){
validate65.errors = [{instancePath:instancePath+"/writeKeys",schemaPath:"#/properties/writeKeys/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs8 = errors;
if(errors === _errs8){
if(typeof data3 === "string"){
if(!pattern41.test(data3)){
validate65.errors = [{instancePath:instancePath+"/writeKeys/" + i0,schemaPath:"#/properties/writeKeys/items/pattern",keyword:"pattern",params:{pattern: "^(?:sha256:[0-9A-Fa-f]{64}|(?!sha256:).+)$"},message:"must match pattern \""+"^(?:sha256:[0-9A-Fa-f]{64}|(?!sha256:).+)$"+"\""}];
return false;
}
}
else {
validate65.errors = [{instancePath:instancePath+"/writeKeys/" + i0,schemaPath:"#/properties/writeKeys/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/writeKeys",schemaPath:"#/properties/writeKeys/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.settings !== undefined){
let data4 = data.settings;
const _errs10 = errors;
const _errs11 = errors;
if(errors === _errs11){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.unsupportedEvents !== undefined){
let data5 = data4.unsupportedEvents;
const _errs13 = errors;
if(!((data5 === "reject") || (data5 === "ignore"))){
validate65.errors = [{instancePath:instancePath+"/settings/unsupportedEvents",schemaPath:"settings.schema.json/properties/unsupportedEvents/enum",keyword:"enum",params:{allowedValues: schema117.properties.unsupportedEvents.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.eventNames !== undefined){
let data6 = data4.eventNames;
const _errs14 = errors;
if(errors === _errs14){
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
let data7 = data6[key1];
const _errs17 = errors;
if(!((((((data7 === "Email Delivered") || (data7 === "Email Opened")) || (data7 === "Email Link Clicked")) || (data7 === "Email Unsubscribed")) || (data7 === "Email Bounced")) || (data7 === "Email Marked as Spam"))){
validate65.errors = [{instancePath:instancePath+"/settings/eventNames/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"settings.schema.json/properties/eventNames/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema117.properties.eventNames.additionalProperties.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/settings/eventNames",schemaPath:"settings.schema.json/properties/eventNames/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid3 = _errs14 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data4.pseudonymize !== undefined){
const _errs18 = errors;
if(typeof data4.pseudonymize !== "boolean"){
validate65.errors = [{instancePath:instancePath+"/settings/pseudonymize",schemaPath:"settings.schema.json/properties/pseudonymize/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/settings",schemaPath:"settings.schema.json/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rateLimit !== undefined){
let data9 = data.rateLimit;
const _errs20 = errors;
if(errors === _errs20){
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
let missing1;
if((data9.callsPerSecond === undefined) && (missing1 = "callsPerSecond")){
validate65.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs22 = errors;
for(const key2 in data9){
if(!(key2 === "callsPerSecond")){
validate65.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs22 === errors){
if(data9.callsPerSecond !== undefined){
let data10 = data9.callsPerSecond;
const _errs23 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate65.errors = [{instancePath:instancePath+"/rateLimit/callsPerSecond",schemaPath:"#/properties/rateLimit/properties/callsPerSecond/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs23){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
validate65.errors = [{instancePath:instancePath+"/rateLimit/callsPerSecond",schemaPath:"#/properties/rateLimit/properties/callsPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
}
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/rateLimit",schemaPath:"#/properties/rateLimit/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.destinations !== undefined){
let data11 = data.destinations;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data11)){
if(data11.length < 1){
validate65.errors = [{instancePath:instancePath+"/destinations",schemaPath:"#/properties/destinations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid6 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
const _errs27 = errors;
if(!(validate66(data11[i1], {instancePath:instancePath+"/destinations/" + i1,parentData:data11,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/destinations",schemaPath:"#/properties/destinations/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate65.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://nudgespot-source.example/schemas/sources.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.sources === undefined) && (missing0 = "sources")){
validate64.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "sources")){
validate64.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.sources !== undefined){
let data0 = data.sources;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length < 1){
validate64.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate65(data0[i0], {instancePath:instancePath+"/sources/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate64.errors = [{instancePath:instancePath+"/sources",schemaPath:"#/properties/sources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
}
}
}
}
else {
validate64.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

